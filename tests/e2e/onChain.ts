// What the chains themselves say a portfolio is worth, worked out without the product's own code.
import type { Address } from 'viem';
import { TOKEN_ABI } from '../../devnet/chain/abis.ts';
import type { DevChain } from '../../devnet/chain/devChain.ts';
import { readPrices } from '../../devnet/chain/feeds.ts';
import {
  type ChainId,
  type ClassId,
  KYBER_ROUTER,
  tokenOf,
  VELORA_ROUTER,
} from '../../devnet/chain/layout.ts';
import type { Devnet } from '../../devnet/startDevnet.ts';
import { until } from './driver/screen.ts';

export interface Worth {
  /** Dollars × 10⁸, as the oracles have them. */
  readonly total: bigint;
  /** Without the coins kept for network fees: the total on screen. */
  readonly counted: bigint;
  readonly byClass: Readonly<Record<ClassId, bigint>>;
  /** Smallest units by chain and symbol (`1/USDC`), what is not held left out. */
  readonly balances: Readonly<Record<string, bigint>>;
}

/** Every balance of an owner on both chains, at the oracle's present price. */
export async function worthOf(devnet: Devnet, owner: Address = devnet.user): Promise<Worth> {
  const byClass: Record<ClassId, bigint> = { ETH: 0n, BTC: 0n, LINK: 0n, USD: 0n };
  const perChain = await Promise.all(Object.values(devnet.chains).map((one) => heldOn(one, owner)));
  const held = perChain.flat().filter(({ amount }) => amount > 0n);
  for (const { classId, value } of held) byClass[classId] += value;
  const total = Object.values(byClass).reduce((sum, value) => sum + value, 0n);
  const counted = held.reduce((sum, { value, kept }) => sum + value - kept, 0n);
  return {
    total,
    counted,
    byClass,
    balances: Object.fromEntries(held.map((one) => [one.key, one.amount])),
  };
}

/** What a new portfolio keeps of the native coin for network fees, wei. */
const RESERVES: Readonly<Record<ChainId, bigint>> = { 1: 5n * 10n ** 15n, 8453: 10n ** 15n };

async function heldOn(chain: DevChain, owner: Address) {
  const [balances, prices] = await Promise.all([chain.balances(owner), readPrices(chain)]);
  return Object.entries(balances).map(([name, amount]) => {
    const symbol = name === 'native' ? 'WETH' : name;
    const { classId, decimals } = tokenOf(chain.chainId, symbol);
    const worth = (of: bigint) => (of * (prices[symbol] as bigint)) / 10n ** BigInt(decimals);
    const reserve = name === 'native' ? RESERVES[chain.chainId] : 0n;
    const kept = worth(amount < reserve ? amount : reserve);
    return { key: `${chain.chainId}/${name}`, amount, classId, value: worth(amount), kept };
  });
}

/** Points from target of each class: `targets` in percent. */
export function driftPoints(
  { byClass, total }: Worth,
  targets: Readonly<Partial<Record<ClassId, number>>>,
): Record<ClassId, number> {
  const classes = Object.keys(byClass) as ClassId[];
  const entries = classes.map((id) => {
    const share = Number((byClass[id] * 1_000_000n) / total) / 10_000;
    return [id, share - (targets[id] ?? 0)] as const;
  });
  return Object.fromEntries(entries) as Record<ClassId, number>;
}

/** What the routers may still take from an owner, by chain, token and router; nothing when all is closed. */
export async function openAllowances(
  devnet: Devnet,
  owner: Address = devnet.user,
): Promise<Record<string, bigint>> {
  const open: Record<string, bigint> = {};
  for (const chain of Object.values(devnet.chains)) {
    for (const [symbol, { address }] of Object.entries(chain.tokens)) {
      for (const router of [KYBER_ROUTER, VELORA_ROUTER]) {
        const allowed = await chain.read(address, TOKEN_ABI, 'allowance', [owner, router]);
        if (allowed > 0n) open[`${chain.chainId}/${symbol}/${router}`] = allowed;
      }
    }
  }
  return open;
}

/** `$46,660.00`, as any screen would write it. */
export function inDollars(value: bigint, decimals: 0 | 2 = 2): string {
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(Number(value) / 1e8);
}

/** How many transactions an owner has sent, by chain. */
export async function sentBy(
  devnet: Devnet,
  owner: Address = devnet.user,
): Promise<Record<ChainId, number>> {
  const count = async ({ rpc }: Devnet['chains'][ChainId]) =>
    Number(await rpc('eth_getTransactionCount', [owner, 'latest']));
  const { chains } = devnet;
  return { 1: await count(chains[1]), 8453: await count(chains[8453]) };
}

/** Waits until both chains are that many blocks further: what was mined is then below the head. */
export async function blocksPass(devnet: Devnet, count: number): Promise<void> {
  const chains = Object.values(devnet.chains).map(async ({ rpc }) => {
    const height = async () => Number(await rpc('eth_blockNumber'));
    const from = await height();
    await until(`${count} blocks`, async () => (await height()) >= from + count);
  });
  await Promise.all(chains);
}
