import type { UnixSeconds } from './snapshot.ts';

/** What is drawn, as plain values: words, or an element with its attributes and what is in it. */
export type FrameNode = string | FrameElement;
export type FrameElement = readonly [
  tag: string,
  attributes: Readonly<Record<string, string>>,
  style: Readonly<Record<string, string | number>> | null,
  children: readonly FrameNode[],
];

/** The popup drawn beforehand, with all that must still hold when it is shown. */
export interface ReadyFrame {
  /** Of the storage it was drawn from: each write renews it, and takes the frame away. */
  epoch: string;
  /** Of the extension that drew it: another may draw and style otherwise. */
  version: string;
  /** From when and until when, exclusive, it stands but for its ages. */
  at: UnixSeconds;
  until: UnixSeconds;
  isOffline: boolean;
  theme: 'system' | 'light' | 'dark';
  tree: readonly FrameNode[];
}

/** What holds where a frame would be shown. */
export type FrameMoment = Pick<ReadyFrame, 'version' | 'isOffline'> & { now: UnixSeconds };

/** Whether a frame that nobody took away can be shown: nothing but its ages is another by now. */
export const isStillSo = (frame: ReadyFrame, moment: FrameMoment): boolean =>
  frame.version === moment.version &&
  frame.isOffline === moment.isOffline &&
  frame.at <= moment.now &&
  moment.now < frame.until;
