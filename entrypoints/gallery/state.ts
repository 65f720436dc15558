import type { ReactNode } from 'react';

/** One picture of one component: every file `states-*.tsx` here exports a list of them as `states`. */
export interface GalleryState {
  /** Unique, in the address: `?state=popup-stale&theme=dark`. */
  name: string;
  /** `popup` draws at 380 px, `page` at the window's width, `piece` with some room around. */
  frame: 'popup' | 'page' | 'piece';
  draw: () => ReactNode;
}

/** For props that are events: the gallery does nothing. */
export const nothing = () => {};
