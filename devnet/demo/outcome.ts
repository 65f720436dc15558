// What the chains themselves say at the end.
import { formatUnits } from 'viem';
import {
  driftPoints,
  inDollars,
  openAllowances,
  type Worth,
  worthOf,
} from '../../tests/e2e/onChain.ts';
import type { ClassId } from '../chain/layout.ts';
import type { Devnet } from '../startDevnet.ts';
import { BAND, TARGETS } from './targets.ts';

const CHAIN_NAMES = { 1: 'Ethereum', 8453: 'Base' } as const;

/** Whole coins with six decimals, by chain and symbol; what is not held left out. */
export type Balances = Readonly<Record<string, string>>;

export async function readBalances({ chains, user }: Devnet): Promise<Balances> {
  const rows = Object.values(chains).map(async (chain) => {
    const held = Object.entries(await chain.balances(user)).filter(([, amount]) => amount > 0n);
    return held.map(([symbol, amount]) => {
      const name = `${CHAIN_NAMES[chain.chainId].padEnd(10)}${symbol === 'native' ? 'ETH' : symbol}`;
      return [name, inCoins(amount, chain.tokens[symbol]?.decimals ?? 18)] as const;
    });
  });
  return Object.fromEntries((await Promise.all(rows)).flat());
}

/** The rest is cut off. */
function inCoins(amount: bigint, decimals: number): string {
  const [whole, fraction = ''] = formatUnits(amount, decimals).split('.');
  return `${whole}.${fraction.padEnd(6, '0').slice(0, 6)}`;
}

/** Prints balances and weights; true when every class is in its band and no allowance is open. */
export async function sayOutcome(devnet: Devnet, before: Balances): Promise<boolean> {
  const worth = await worthOf(devnet);
  console.log(`\nOn chain, ${inDollars(worth.total)} in all:\n`);
  sayBalances(before, await readBalances(devnet));
  const isInBand = sayWeights(worth);
  const open = Object.keys(await openAllowances(devnet));
  const bands = `${isInBand ? 'Every' : 'Not every'} class is within its band`;
  const allowances = open.length === 0 ? 'no allowance is open' : `open: ${open.join(', ')}`;
  console.log(`\n${bands}; ${allowances}.`);
  return isInBand && open.length === 0;
}

function sayBalances(before: Balances, after: Balances): void {
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was = inCoins(0n, 0), is = inCoins(0n, 0)] = [before[name], after[name]];
    console.log(`  ${name.padEnd(18)}${is.padStart(14)}${is === was ? '' : `   was ${was}`}`);
  }
}

/** Whether all are in their bands. */
function sayWeights(worth: Worth): boolean {
  const drift = driftPoints(worth, TARGETS);
  const ids = Object.keys(TARGETS) as ClassId[];
  const isIn = (id: ClassId) => Math.abs(drift[id]) <= BAND;
  console.log('');
  for (const id of ids) {
    const now = `${(TARGETS[id] + drift[id]).toFixed(1)} %`;
    const target = `target ${TARGETS[id].toFixed(1)} % ±${BAND}`;
    console.log(`  ${id.padEnd(6)}${now.padStart(8)}   ${target}${isIn(id) ? '' : '   OUTSIDE'}`);
  }
  return ids.every(isIn);
}
