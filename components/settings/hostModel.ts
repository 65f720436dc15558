import type { ChainId } from '../../lib/core/asset.ts';
import * as text from '../../lib/core/text.ts';
import type { HostRow } from './settingsModel.ts';

/** A host of the registry's table. */
export interface KnownHost {
  host: string;
  purpose: 'rpc' | 'price' | 'quote';
  why: string;
  learns: string;
}

/** A chain as far as its hosts go. */
export interface HostedChain {
  chainId: ChainId;
  name: string;
  quorum: number;
  isOn: boolean;
  nodes: readonly { host: string; isOwn: boolean; isAsked: boolean }[];
}

const ORDER: readonly HostRow['purpose'][] = ['price', 'quote', 'rpc'];

/**
 * One row a host: those of the registry, then those the user added. A host that is off says what
 * stops working for it. Pure.
 */
export function hostRows(
  known: readonly KnownHost[],
  chains: readonly HostedChain[],
  switchedOff: readonly string[],
): HostRow[] {
  const rows = new Map<string, Omit<HostRow, 'isAsked' | 'stops'>>();
  for (const { host, purpose, why, learns } of known) {
    const before = rows.get(host);
    const reasons = before ? [...before.why, why] : [why];
    rows.set(host, { host, purpose, why: reasons, learns, isAdded: false });
  }
  for (const { host, why } of addedNodes(chains))
    if (!rows.has(host)) rows.set(host, { ...ADDED, host, why: [why] });
  const isOff = (host: string) => switchedOff.includes(host);
  return [...rows.values()]
    .sort((a, b) => ORDER.indexOf(a.purpose) - ORDER.indexOf(b.purpose))
    .map((row) => ({
      ...row,
      isAsked: !isOff(row.host),
      stops: isOff(row.host) ? stopsOf(row, known, chains, switchedOff) : null,
    }));
}

const ADDED = {
  purpose: 'rpc' as const,
  learns: text.settings.hosts.addedLearns,
  isAdded: true,
};

const addedNodes = (chains: readonly HostedChain[]) =>
  chains.flatMap(({ name, nodes }) =>
    nodes
      .filter(({ isOwn }) => isOwn)
      .map(({ host }) => ({ host, why: text.settings.hosts.addedWhy(name) })),
  );

function stopsOf(
  { host, purpose }: Pick<HostRow, 'host' | 'purpose'>,
  known: readonly KnownHost[],
  chains: readonly HostedChain[],
  switchedOff: readonly string[],
): string {
  const words = text.settings.hosts.stops;
  if (purpose === 'price') return words.price;
  if (purpose === 'quote') {
    const others = known.filter((one) => one.purpose === 'quote' && one.host !== host);
    return others.every((one) => switchedOff.includes(one.host)) ? words.quotes : words.off;
  }
  const short = chains.filter(
    ({ isOn, nodes, quorum }) =>
      isOn &&
      nodes.some((node) => node.host === host) &&
      nodes.filter(({ isAsked }) => isAsked).length < quorum,
  );
  return short.length > 0 ? words.chain(short.map(({ name }) => name).join(', ')) : words.off;
}
