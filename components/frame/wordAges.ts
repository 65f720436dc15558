import type { FrameNode } from '../../lib/core/readyFrame.ts';
import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import { formatExactTime, formatMoment } from '../ui/time.ts';

/** A tree with each moment in it (`Age`) put in the words of another time, in the reader's zone. */
export const wordAges = (nodes: readonly FrameNode[], now: UnixSeconds): FrameNode[] =>
  nodes.map((node) => {
    if (typeof node === 'string') return node;
    const [tag, attributes, style, children] = node;
    const { 'data-age': kind, dateTime } = attributes;
    if (!kind || !dateTime) return [tag, attributes, style, wordAges(children, now)];
    const at = Date.parse(dateTime) / 1000;
    const words = formatMoment(at, now, kind === 'clock' ? kind : 'relative');
    return [tag, { ...attributes, title: formatExactTime(at) }, style, [words]];
  });
