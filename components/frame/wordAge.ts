import type { FrameElement } from '../../lib/core/readyFrame.ts';
import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import { formatExactTime, formatMoment, isAgeKind } from '../ui/time.ts';

/** A moment (`Age`) put in the words of another time, in the reader's zone; any other as it is. */
export function wordAge(element: FrameElement, now: UnixSeconds): FrameElement {
  const attributes = element[1];
  const kind = attributes['data-age'];
  const { dateTime } = attributes;
  if (!kind || !dateTime) return element;
  const at = Date.parse(dateTime) / 1000;
  const words = formatMoment(at, now, isAgeKind(kind) ? kind : 'relative');
  return [element[0], { ...attributes, title: formatExactTime(at) }, element[2], [words]];
}
