import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type Asset, NATIVE } from '../../lib/core/asset.ts';
import { amount } from '../../lib/core/money.ts';
import { DEFAULT_LIMITS, type Portfolio } from '../../lib/core/portfolio.ts';
import { type HoldingProof, type Proof, proofOf } from '../../lib/core/proof.ts';
import type { Holding, Snapshot } from '../../lib/core/snapshot.ts';
import { type ProveWorld, proveHoldings } from '../../lib/flow/proveHoldings.ts';
import { proofsItem } from '../../lib/storage/proofs.ts';

const OWNER = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266';
const HASH = `0x${'ab'.repeat(32)}` as const;

const coinOn = (chainId: number): Asset => ({
  chainId,
  address: NATIVE,
  symbol: 'ETH',
  decimals: 18,
  classId: 'ETH',
});
const holdingOn = (chainId: number, wei: bigint): Holding => ({
  owner: OWNER,
  asset: coinOn(chainId),
  amount: amount(wei),
});
const snapshotOf = (holdings: Holding[]): Snapshot => ({
  portfolioId: 'p',
  takenAt: 1000,
  owners: [],
  chains: [
    {
      chainId: 1,
      status: 'agreed',
      block: { number: 20n, hash: HASH, time: 990 },
      reason: null,
      dissent: [],
    },
    { chainId: 10, status: 'unknown', block: null, reason: 'rpc.split', dissent: [] },
  ],
  holdings,
  debts: [],
  lending: [],
  uncounted: [],
  prices: [],
  rates: [],
});
const portfolioOf = (kind: Portfolio['kind']) =>
  ({ id: 'p', name: 'P', kind, limits: DEFAULT_LIMITS }) as Portfolio;

/** A world whose clock goes on by so many seconds a proof. */
function worldOf(
  snapshot: Snapshot,
  proof: Proof,
  options: { kind?: 'demo'; seconds?: number } = {},
) {
  let clock = 1000;
  const asked: Holding[] = [];
  const writes: number[] = [];
  const world: ProveWorld = {
    now: () => clock,
    readPortfolio: async () => portfolioOf(options.kind ?? 'own'),
    readSnapshot: async () => snapshot,
    proveBalance: async (holding) => {
      asked.push(holding);
      clock += options.seconds ?? 0;
      return proof;
    },
    writeProofs: async (id, proofs) => {
      writes.push(proofs.length);
      await proofsItem(id).write(proofs);
    },
  };
  return { world, asked, writes };
}

const PROVED: Proof = { status: 'proved', block: { number: 20n, hash: HASH } };

beforeEach(() => fakeBrowser.reset());

describe('proving the holdings of a snapshot', () => {
  it('stores an outcome for each, at the block it was read at', async () => {
    const { world } = worldOf(snapshotOf([holdingOn(1, 5n)]), PROVED);
    await proveHoldings(world, 'p');
    const stored: HoldingProof[] = await proofsItem('p').read();
    expect(stored).toEqual([
      {
        owner: OWNER,
        asset: `1:${NATIVE}`,
        block: { number: 20n, hash: HASH },
        status: 'proved',
        reason: null,
      },
    ]);
  });

  it('leaves out a chain of which no block is known, and asks nobody for a demo', async () => {
    const snapshot = snapshotOf([holdingOn(10, 5n)]);
    const unread = worldOf(snapshot, PROVED);
    await proveHoldings(unread.world, 'p');
    const demo = worldOf(snapshotOf([holdingOn(1, 5n)]), PROVED, { kind: 'demo' });
    await proveHoldings(demo.world, 'p');
    expect([unread.asked, demo.asked]).toEqual([[], []]);
    expect(await proofsItem('p').read()).toEqual([]);
  });

  it('writes after each group, and begins none that could outlast a minute', async () => {
    const many = Array.from({ length: 40 }, (_, i) => holdingOn(1, BigInt(i + 1)));
    const { world, asked, writes } = worldOf(snapshotOf(many), PROVED, { seconds: 4 });
    await proveHoldings(world, 'p');
    expect(asked.length).toBe(18);
    expect(writes).toEqual([6, 12, 18, 40]);
    const stored = await proofsItem('p').read();
    expect(stored[17]?.status).toBe('proved');
    expect(stored[18]).toMatchObject({ status: 'unproved', reason: 'noProofs' });
  });
});

describe('a stored outcome', () => {
  it('speaks of a holding only at the very block of the snapshot', async () => {
    const holding = holdingOn(1, 5n);
    const snapshot = snapshotOf([holding]);
    const { world } = worldOf(snapshot, PROVED);
    await proveHoldings(world, 'p');
    const stored = await proofsItem('p').read();
    expect(proofOf(stored, snapshot, holding)?.status).toBe('proved');
    expect(proofOf(stored, snapshot, holdingOn(10, 5n))).toBeNull();
    const [chain] = snapshot.chains;
    const later = { number: 21n, hash: `0x${'cd'.repeat(32)}` as const, time: 1002 };
    const moved = { chains: chain ? [{ ...chain, block: later }] : [] };
    expect(proofOf(stored, moved, holding)).toBeNull();
  });

  it('of another shape is not believed', async () => {
    const item = proofsItem('p');
    await item.write([{ owner: OWNER, asset: '1:x', status: 'proved' }] as never);
    await expect(item.read()).rejects.toMatchObject({ code: 'storage.unreadable' });
  });
});
