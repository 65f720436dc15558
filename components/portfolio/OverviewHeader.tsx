import { Eye, EyeOff, RotateCw } from 'lucide-react';
import type { Performance } from '../../lib/core/performance.ts';
import type { PortfolioFacts } from '../../lib/core/portfolioFacts.ts';
import { type ChainReading, readSince, type Snapshot } from '../../lib/core/snapshot.ts';
import * as text from '../../lib/core/text.ts';
import { AddressTag } from '../ui/AddressTag.tsx';
import { Age } from '../ui/Age.tsx';
import { IconButton } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { formatCount } from '../ui/format.ts';
import { chainLabel } from '../ui/labels.ts';
import { Money } from '../ui/Money.tsx';
import { Bone, ProgressLine } from '../ui/Progress.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { type PortfolioActs, standingOf } from './facts.ts';
import { Growth } from './Growth.tsx';
import { NextButton } from './NextButton.tsx';

interface OverviewHeaderProps {
  facts: PortfolioFacts;
  performance: Performance | null;
  isPrivate: boolean;
  acts: PortfolioActs;
}

/** A return over less than this says nothing. */
const DAY = 86_400;

/** Value of the portfolio with the block and age of every figure, and the next step. */
export function OverviewHeader({ facts, performance, isPrivate, acts }: OverviewHeaderProps) {
  const { portfolio, snapshot, drift, plan } = facts;
  const standing = standingOf(facts);
  const [first] = portfolio.addresses;
  return (
    <header className="relative flex flex-wrap items-start justify-between gap-4 pb-2">
      <ProgressLine label={text.popup.checking} isOn={standing.isChecking} />
      <div className="min-w-0 grow basis-64">
        <h1 className="truncate font-normal text-ink-2 text-meta">
          {portfolio.name}
          {first && ' · '}
          {first && <AddressTag address={first} />}
        </h1>
        {drift ? (
          <p className={classes('text-total', standing.isStale && 'text-ink-3')}>
            <Money value={drift.total} precision="cents" />
          </p>
        ) : (
          <Bone className="my-1 h-8 w-56" />
        )}
        {snapshot && <Ages facts={facts} snapshot={snapshot} />}
        {performance && performance.since < facts.now - DAY && (
          <p className="pt-0.5 text-ink-2 text-meta">
            <Growth performance={performance} now={facts.now} />
          </p>
        )}
      </div>
      <div className="flex shrink-0 items-center gap-2">
        <IconButton
          label={isPrivate ? text.popup.show : text.popup.hide}
          aria-pressed={isPrivate}
          icon={isPrivate ? <EyeOff /> : <Eye />}
          onClick={acts.onTogglePrivacy}
        />
        <IconButton
          label={text.popup.refresh}
          icon={<RotateCw />}
          disabled={standing.isChecking || portfolio.kind === 'demo'}
          onClick={acts.onRefresh}
        />
        <NextButton standing={standing} plan={plan} acts={acts} />
      </div>
    </header>
  );
}

/** "Balances at Ethereum block 25,118,402, Base block 31,004,118 · prices 2 min ago · next check in 3 min". */
function Ages({ facts, snapshot }: { facts: PortfolioFacts; snapshot: Snapshot }) {
  const { now, nextCheckAt } = facts;
  const blocks = snapshot.chains.filter(({ block }) => block !== null);
  return (
    <p className="pt-0.5 text-ink-2 text-meta">
      {blocks.length > 0 && `${text.overview.balancesAt} `}
      {blocks.length > FEW_CHAINS ? (
        <Counted blocks={blocks} />
      ) : (
        <Blocks blocks={blocks} facts={facts} />
      )}
      {blocks.length > 0 && ' · '}
      <Sentence
        of={text.overview.pricesAge}
        parts={{ age: <Age at={readSince(snapshot)} now={now} /> }}
      />
      {nextCheckAt !== null && (
        <>
          {' · '}
          <Sentence
            of={text.overview.nextCheck}
            parts={{ time: <Age kind="ahead" at={nextCheckAt} now={now} /> }}
          />
        </>
      )}
    </p>
  );
}

/** More than these are named further down only. */
const FEW_CHAINS = 3;

const Blocks = ({ blocks, facts }: { blocks: readonly ChainReading[]; facts: PortfolioFacts }) =>
  blocks.map(({ chainId, block, isOneOfOne }, index) => (
    <span key={chainId}>
      {index > 0 && ', '}
      {chainLabel(facts.labels, chainId)}{' '}
      <Sentence
        of={text.overview.block}
        parts={{ number: <span className="num">{formatCount(block?.number ?? 0n)}</span> }}
      />
      {isOneOfOne && ` (${text.overview.chains.oneOfOne})`}
    </span>
  ));

function Counted({ blocks }: { blocks: readonly ChainReading[] }) {
  const words = text.overview.chains;
  const alone = blocks.filter(({ isOneOfOne }) => isOneOfOne).length;
  return (
    <>
      {words.many(blocks.length)}
      {alone > 0 && ` ${words.ofOne(alone)}`}
    </>
  );
}
