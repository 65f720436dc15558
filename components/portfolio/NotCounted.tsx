import type { Portfolio } from '../../lib/core/portfolio.ts';
import * as text from '../../lib/core/text.ts';
import { AddressTag } from '../ui/AddressTag.tsx';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { chainLabel, type Labels } from '../ui/labels.ts';
import { Money } from '../ui/Money.tsx';
import { TokenAmount } from '../ui/TokenAmount.tsx';
import type { OverviewActs } from './overviewModel.ts';
import { isStranger, type OwedLine, type Sums, type UncountedLine } from './reconcile.ts';
import { SumTable } from './SumTable.tsx';

interface NotCountedProps {
  lines: readonly UncountedLine[];
  owed: readonly OwedLine[];
  sums: Sums;
  kind: Portfolio['kind'];
  labels: Labels;
  acts: Pick<OverviewActs, 'onAddToken' | 'onSetTargets'>;
}

/** Everything seen that is in no total, each with its reason and the way to count it, and the sums. */
export function NotCounted({ lines, owed, sums, kind, labels, acts }: NotCountedProps) {
  const words = text.overview.uncounted;
  const named = lines.filter((line) => !isStranger(line));
  const strangers = lines.filter(isStranger);
  const draw = (line: UncountedLine) => (
    <Line key={line.key} line={line} labels={labels} acts={kind === 'own' ? acts : null} />
  );
  return (
    <Card title={words.title}>
      <p className="pb-3 text-ink-2 text-meta">{words.lead}</p>
      <ul className="flex flex-col gap-2">
        {named.map(draw)}
        {owed.map((line) => (
          <Owed key={line.key} line={line} labels={labels} />
        ))}
      </ul>
      {strangers.length > 0 && (
        <div className="pt-2">
          <Disclosure summary={words.spam(strangers.length)}>
            <p className="pb-2 text-ink-2 text-meta">{words.spamLead}</p>
            <ul className="flex flex-col gap-2">{strangers.map(draw)}</ul>
          </Disclosure>
        </div>
      )}
      <div className="pt-2">
        <Disclosure summary={words.sums.title}>
          <SumTable sums={sums} />
        </Disclosure>
      </div>
    </Card>
  );
}

interface LineProps {
  line: UncountedLine;
  labels: Labels;
  acts: NotCountedProps['acts'] | null;
}

function Line({ line, labels, acts }: LineProps) {
  const { asset, owner, amount, value, reason } = line;
  const words = text.overview.uncounted;
  return (
    <li className="flex flex-wrap items-baseline gap-x-4">
      <span className="min-w-0 grow basis-48">
        <span className="font-strong" title={asset.symbol}>
          {asset.symbol}
        </span>{' '}
        {(isStranger(line) || asset.isUnverified) && (
          <span className="text-meta">
            {text.overview.unverified} <AddressTag address={asset.address} />{' '}
          </span>
        )}
        <span className="text-ink-2 text-meta">
          {chainLabel(labels, asset.chainId)} · <AddressTag address={owner} />
        </span>
        <span className="block text-ink-2 text-meta">{words.reason[reason]}</span>
      </span>
      {amount === null ? (
        <span className="shrink-0 text-ink-2">{words.amountUnknown}</span>
      ) : (
        <TokenAmount
          amount={amount}
          decimals={asset.decimals}
          symbol={asset.symbol}
          className="max-w-56 shrink-0 truncate text-right text-ink-2"
        />
      )}
      <Money value={value} precision="cents" className="w-24 shrink-0 text-right" />
      <span className="flex w-28 shrink-0 justify-end">
        {acts && <Way line={line} acts={acts} />}
      </span>
    </li>
  );
}

/** The one step that would make a line count; none where only the chain can help. */
function Way({
  line: { asset, reason },
  acts,
}: Required<Pick<LineProps, 'line'>> & { acts: NotCountedProps['acts'] }) {
  const words = text.overview.uncounted;
  if (reason === 'noTarget')
    return (
      <Button size="small" aria-label={words.setTargetOf(asset.symbol)} onClick={acts.onSetTargets}>
        {words.setTarget}
      </Button>
    );
  if (reason === 'notAdded' || reason === 'unverified' || reason === 'removed')
    return (
      <Button
        size="small"
        aria-label={words.addOne(asset.symbol)}
        onClick={() => acts.onAddToken(asset)}
      >
        {words.add}
      </Button>
    );
  return null;
}

const Owed = ({ line, labels }: { line: OwedLine; labels: Labels }) => (
  <li className="flex flex-wrap items-baseline gap-x-4">
    <span className="min-w-0 grow basis-48">
      <span className="font-strong">{line.asset.symbol}</span>{' '}
      <span className="text-ink-2 text-meta">
        {chainLabel(labels, line.asset.chainId)} · <AddressTag address={line.owner} />
      </span>
      <span className="block text-ink-2 text-meta">{text.overview.uncounted.owed}</span>
    </span>
    <TokenAmount
      amount={-line.amount}
      decimals={line.asset.decimals}
      symbol={line.asset.symbol}
      className="max-w-56 shrink-0 truncate text-right text-ink-2"
    />
    <Money value={line.value} precision="cents" className="w-24 shrink-0 text-right" />
    <span className="w-28 shrink-0" />
  </li>
);
