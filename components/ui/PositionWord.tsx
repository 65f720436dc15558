import type { Position } from '../../lib/core/drift.ts';
import * as text from '../../lib/core/text.ts';

export const POSITION_INK: Record<Position, string> = {
  over: 'text-over',
  under: 'text-under',
  inBand: 'text-ink-3',
};

/** "▲ Over", "▼ Under", "In band": the side in shape and word, then colour. */
export const PositionWord = ({ position }: { position: Position }) => (
  <span className={`inline-flex items-center gap-1 whitespace-nowrap ${POSITION_INK[position]}`}>
    {position !== 'inBand' && (
      <svg aria-hidden="true" viewBox="0 0 8 8" className="size-2 fill-current">
        <path d={position === 'over' ? 'M4 .5 8 7.5H0z' : 'M0 .5h8L4 7.5z'} />
      </svg>
    )}
    {text.ui.position[position]}
  </span>
);
