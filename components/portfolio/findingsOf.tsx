import type { ReactNode } from 'react';
import type { PortfolioFacts } from '../../lib/core/portfolioFacts.ts';
import type { PriceStatus, Snapshot } from '../../lib/core/snapshot.ts';
import { unknownChains } from '../../lib/core/snapshot.ts';
import * as text from '../../lib/core/text.ts';
import { Age } from '../ui/Age.tsx';
import { chainLabel } from '../ui/labels.ts';
import type { NoticeTone } from '../ui/Notice.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { askedPrices } from './askedPrices.ts';
import { standingOf } from './facts.ts';
import { formatHealth, type LoanState, loanState } from './overviewModel.ts';

/** One thing the user has to know about the figures, and what can be done. */
export interface Finding {
  id: string;
  tone: NoticeTone;
  title: string;
  body: ReactNode;
  /** A second sentence, where there is room. */
  more: ReactNode;
  remedy: 'resume' | 'refresh' | 'repair' | null;
  /** For whoever looks closely: not shown in the popup. */
  isMinor: boolean;
}

const said = text.overview.found;
const finding = (
  id: string,
  tone: NoticeTone,
  title: string,
  body: ReactNode,
  rest: Partial<Pick<Finding, 'more' | 'remedy' | 'isMinor'>> = {},
): Finding => ({ id, tone, title, body, more: null, remedy: null, isMinor: false, ...rest });

/** What stands between these figures and the truth, gravest first. Pure but for its words. */
export function findingsOf(facts: PortfolioFacts): Finding[] {
  if (facts.portfolio.kind === 'demo') return underWay(facts);
  return [
    ...underWay(facts),
    ...(facts.isOffline ? [finding('offline', 'warning', said.titles.offline, said.offline)] : []),
    ...loansOf(facts, 'critical'),
    ...failedCheck(facts),
    ...(facts.snapshot ? unknownOf(facts, facts.snapshot) : []),
    ...staleOf(facts),
    ...(facts.snapshot ? pricesOf(facts, facts.snapshot) : []),
    ...loansOf(facts, 'low'),
    ...(facts.snapshot ? dissentOf(facts, facts.snapshot) : []),
  ];
}

function underWay(facts: PortfolioFacts): Finding[] {
  const { progress } = standingOf(facts);
  if (!progress) return [];
  const body = said.underWay(progress.step, progress.of);
  const rest = { more: said.underWayLead, remedy: 'resume' as const };
  return [finding('underWay', 'info', said.titles.underWay, body, rest)];
}

function failedCheck({ check, now, snapshot, isOffline }: PortfolioFacts): Finding[] {
  const fault = check?.fault;
  const isTold = isOffline || (snapshot !== null && unknownChains(snapshot).length > 0);
  if (!fault || isTold) return [];
  const when = check.endedAt ?? check.startedAt;
  const body = (
    <>
      <Sentence of={said.checkFailed} parts={{ age: <Age at={when} now={now} /> }} />{' '}
      {text.faults[fault]}
    </>
  );
  const remedy = fault === 'permission.revoked' ? 'repair' : 'refresh';
  return [finding('check', 'failure', said.titles.check, body, { remedy })];
}

function unknownOf({ labels, now }: PortfolioFacts, snapshot: Snapshot): Finding[] {
  return unknownChains(snapshot).map(({ chainId, block, reason }) => {
    const chain = chainLabel(labels, chainId);
    const time = block && <Age kind="clock" at={block.time} now={now} />;
    const body = time ? (
      <Sentence of={said.chainFrom} parts={{ chain, time }} />
    ) : (
      <Sentence of={said.chainNone} parts={{ chain }} />
    );
    const rest = {
      more: reason ? text.faults[reason] : said.chainPlan,
      remedy: 'refresh' as const,
    };
    return finding(`chain:${chainId}`, 'warning', said.titles.chain, body, rest);
  });
}

function staleOf(facts: PortfolioFacts): Finding[] {
  const { snapshot, now, isOffline } = facts;
  if (!snapshot || isOffline || !standingOf(facts).isStale) return [];
  const time = <Age kind="clock" at={snapshot.takenAt} now={now} />;
  const body = <Sentence of={said.stale} parts={{ time }} />;
  return [finding('stale', 'warning', said.titles.stale, body, { remedy: 'refresh' })];
}

const UNSOUND = [
  'flawed',
  'disputed',
  'depegged',
  'missing',
  'stale',
  'single',
] as const satisfies PriceStatus[];

/** More than these are told by number: each stands with its class, below. */
const MOST_NAMES = 6;

function listed(names: readonly string[]): string {
  const rest = names.length - MOST_NAMES;
  const first = names.slice(0, MOST_NAMES).join(', ');
  return rest > 0 ? `${first} ${said.andMore(rest)}` : first;
}

function pricesOf(facts: PortfolioFacts, snapshot: Snapshot): Finding[] {
  const asked = askedPrices(facts, snapshot);
  return UNSOUND.flatMap((status) => {
    const entries = asked.filter((entry) => entry.status === status);
    if (entries.length === 0) return [];
    const names = entries.map(
      ({ asset }) => `${asset.symbol}\u00a0(${chainLabel(facts.labels, asset.chainId)})`,
    );
    const assets = listed([...new Set(names)]);
    const isMinor = status === 'single';
    const body = <Sentence of={said.price[status]} parts={{ assets }} />;
    const tone = isMinor ? 'info' : 'warning';
    return [finding(`price:${status}`, tone, said.titles.price, body, { isMinor })];
  });
}

/** A loan near liquidation: told before anything else when it is critical. */
function loansOf({ snapshot, labels }: PortfolioFacts, state: LoanState): Finding[] {
  const accounts = snapshot?.lending.filter((account) => loanState(account) === state) ?? [];
  return accounts.map(({ owner, chainId, market, healthFactor }) => {
    const chain = chainLabel(labels, chainId);
    const health = healthFactor === null ? '' : formatHealth(healthFactor);
    const body = <Sentence of={said.loanLow} parts={{ market, chain, health }} />;
    const tone = state === 'critical' ? 'failure' : 'warning';
    const id = `loan:${owner}:${chainId}:${market}`;
    return finding(id, tone, said.titles.loan, body, { more: said.loanWay });
  });
}

function dissentOf({ labels }: PortfolioFacts, snapshot: Snapshot): Finding[] {
  return snapshot.chains
    .filter(({ status, dissent }) => status === 'agreed' && dissent.length > 0)
    .map(({ chainId, dissent }) => {
      const body = `${chainLabel(labels, chainId)}: ${said.dissent(dissent.join(', '))}`;
      return finding(`dissent:${chainId}`, 'info', said.titles.dissent, body, { isMinor: true });
    });
}
