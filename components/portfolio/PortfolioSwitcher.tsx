import * as text from '../../lib/core/text.ts';

export interface SwitcherProps {
  portfolios: readonly { id: string; name: string }[];
  current: string | null;
  onChoose: (portfolioId: string) => void;
  onNew: () => void;
}

/** No portfolio has this id: it stands for making one. */
const NEW = '';

/** The portfolio in view, and the way to another or a new one. Narrow pages leave it to settings. */
export function PortfolioSwitcher({ portfolios, current, onChoose, onNew }: SwitcherProps) {
  if (portfolios.length === 0) return null;
  return (
    <select
      aria-label={text.overview.portfolio}
      title={portfolios.find(({ id }) => id === current)?.name}
      value={current ?? NEW}
      onChange={(event) => (event.target.value === NEW ? onNew() : onChoose(event.target.value))}
      className="mx-1 mb-3 hidden min-h-10 min-w-0 truncate rounded-control border border-control bg-surface px-2 text-body text-ink min-[1080px]:block"
    >
      {portfolios.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
      <option value={NEW}>{text.overview.newPortfolio}</option>
    </select>
  );
}
