import { classes } from './classes.ts';

/** First letter of an asset or class in a circle; beside it stands the name, so it is not read aloud. */
export const AssetMark = ({ name, size = 24 }: { name: string; size?: 20 | 24 }) => (
  <span
    aria-hidden="true"
    className={classes(
      'inline-grid shrink-0 place-items-center rounded-full border border-line bg-sunken',
      'font-bold text-ink-2 text-meta',
      size === 24 ? 'size-6' : 'size-5',
    )}
  >
    {[...name][0]?.toUpperCase() ?? '?'}
  </span>
);
