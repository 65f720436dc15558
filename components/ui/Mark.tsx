/** The mark: a mast on a level beam, a weight beside it. Decorative; the name stands beside it. */
export const Mark = ({ size = 24 }: { size?: 20 | 24 | 40 }) => (
  <svg aria-hidden="true" viewBox="0 0 32 32" width={size} height={size} className="shrink-0">
    <rect width="32" height="32" rx="8" className="fill-primary" />
    <path d="M14 6h4v10h9l-2 4h-5l-2 6h-4l-2-6H7l-2-4h9z" className="fill-on-primary" />
    <circle cx="23" cy="11" r="3" className="fill-on-primary" />
  </svg>
);
