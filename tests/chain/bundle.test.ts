import { describe, expect, it } from 'vitest';
import { isNative, NATIVE } from '../../lib/core/asset.ts';
import { type Bundle, nextStep, openAllowances } from '../../lib/core/bundle.ts';
import { measureDrift } from '../../lib/core/drift.ts';
import { Fault, faultCodeOf } from '../../lib/core/fault.ts';
import { maySign } from '../../lib/core/review.ts';
import { saveBundle } from '../../lib/flow/journalWorld.ts';
import { prepareStep } from '../../lib/flow/prepareStep.ts';
import { stopBundle } from '../../lib/flow/settleBundles.ts';
import { takeSnapshot } from '../../lib/flow/takeSnapshot.ts';
import { encodeApproval } from '../../lib/quotes/approval.ts';
import { assetsOn } from '../../lib/registry/assets.ts';
import { OUR_CLASSES } from '../../lib/registry/catalogue.ts';
import { signing } from './signing.ts';

const { devnet, world, portfolio, begin, sign, settle } = signing();

async function signAll(): Promise<void> {
  for (let bundle = world().journal()[0]; bundle; bundle = await settle()) {
    const step = nextStep(bundle);
    if (step) await sign(step.id);
  }
}

const baseFee = async () => {
  const block = await devnet().chains[1].rpc('eth_getBlockByNumber', ['latest', false]);
  return BigInt((block as { baseFeePerGas: string }).baseFeePerGas);
};
const setBaseFee = async (fee: bigint) => {
  await devnet().chains[1].rpc('anvil_setNextBlockBaseFeePerGas', [`0x${fee.toString(16)}`]);
  await devnet().chains[1].rpc('anvil_mine', ['0x2']);
};
const balancesOf = async (chainId: 1 | 8453) => devnet().chains[chainId].balances(devnet().user);

describe('a plan', () => {
  it('spans both chains, passes every check, and shows what it costs', async () => {
    const { review } = await begin();
    expect(maySign(review)).toBe(true);
    expect(new Set(review.legs.map(({ trade }) => trade.sell.chainId))).toEqual(new Set([1, 8453]));
    expect(review.failed).toEqual([]);
    expect(review.driftAfter.outside).toBe(0);
    expect(review.networkFees).toBeGreaterThan(0n);
    expect(review.cost).toBeLessThan(100);
  });
});

describe('a bundle', () => {
  it('changes exactly the balances it said, on both chains, and leaves no allowance', async () => {
    const { review, bundle } = await begin();
    const before = { 1: await balancesOf(1), 8453: await balancesOf(8453) };
    await signAll();
    const after = { 1: await balancesOf(1), 8453: await balancesOf(8453) };
    const entry = world().history[0];
    expect(entry?.kind).toBe('rebalance');
    const done = entry?.kind === 'rebalance' ? entry.bundle : bundle;
    for (const asset of [1, 8453].flatMap((chainId) => assetsOn(chainId))) {
      const { chainId, symbol: name } = asset as { chainId: 1 | 8453; symbol: string };
      const symbol = isNative(asset) ? 'native' : name;
      const moved = (after[chainId][symbol] ?? 0n) - (before[chainId][symbol] ?? 0n);
      expect([chainId, symbol, moved]).toEqual([chainId, symbol, expectedMove(done, asset)]);
    }
    const opened = bundle.legs.filter(({ sell }) => !isNative(sell));
    const left = await Promise.all(opened.map(({ sell, spender }) => allowance(sell, spender)));
    expect(left).toEqual(opened.map(() => 0n));
    const snapshot = await takeSnapshot(world().planning, portfolio());
    expect(measureDrift(portfolio(), snapshot, OUR_CLASSES).outside).toBe(0);
    expect(world().wallet.sent).toHaveLength(review.legs.flatMap(({ calls }) => calls).length);
  });

  it('writes the intent before the wallet is asked and sends nothing when it is declined', async () => {
    await begin();
    world().wallet.failNext = new Fault('wallet.declined');
    await expect(sign('0:approve')).rejects.toMatchObject({ code: 'wallet.declined' });
    const [bundle] = world().journal();
    expect(bundle?.steps[0]).toMatchObject({ state: 'declined', txHash: null });
    expect(bundle?.steps[0]?.intent).not.toBeNull();
    expect(world().wallet.sent).toHaveLength(0);
  });

  it('stopped half-way keeps the open allowance in sight until it is closed', async () => {
    const { bundle } = await begin();
    await sign('0:approve');
    await settle();
    await stopBundle(world().settle, 'p', 'b');
    expect(nextStep(world().journal()[0] as Bundle)?.id).toBe('0:revoke');
    await sign('0:revoke');
    expect(await settle()).toBeUndefined();
    const [leg] = bundle.legs;
    expect(leg && (await allowance(leg.sell, leg.spender))).toBe(0n);
    expect(world().history).toHaveLength(1);
  });

  it('closes its allowance whatever the network asks for by then', async () => {
    const { bundle } = await begin();
    await sign('0:approve');
    await settle();
    await stopBundle(world().settle, 'p', 'b');
    const usual = await baseFee();
    await setBaseFee(usual + 10n ** 13n);
    await sign('0:revoke');
    expect(await settle()).toBeUndefined();
    await setBaseFee(usual);
    const [leg] = bundle.legs;
    expect(leg && (await allowance(leg.sell, leg.spender))).toBe(0n);
  });

  it('keeps the hash the wallet told when only one copy of the journal could be written', async () => {
    await begin();
    const { writeJournal } = world().settle;
    world().execute.writeJournal = async (id, bundles) => {
      await writeJournal(id, bundles);
      if (bundles[0]?.steps.some(({ txHash }) => txHash)) throw new Fault('storage.full');
    };
    await expect(sign('0:approve')).rejects.toMatchObject({ code: 'storage.full' });
    expect(world().journal()[0]?.steps[0]).toMatchObject({ state: 'sent' });
    expect((await settle())?.steps[0]).toMatchObject({ state: 'confirmed' });
  });

  it('watches what a swap moves though the portfolio no longer counts it', async () => {
    const { bundle } = await begin();
    await sign('0:approve');
    await settle();
    const [leg] = bundle.legs;
    const [opened] = world().journal();
    const snapshot = world().planning.last;
    const step = opened && nextStep(opened);
    if (!leg || !opened || !step || !snapshot) throw new Error('no swap is next');
    const isOther = ({ address }: { address: string }) =>
      ![leg.sell.address, leg.buy.address].includes(address as never);
    const counted = { ...OUR_CLASSES, assets: OUR_CLASSES.assets.filter(isOther) };
    const { rows } = await prepareStep(
      { ...world().execute, classesOf: () => counted },
      { bundle: opened, step, portfolio: portfolio(), snapshot },
    );
    const ids = rows.map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining(['simulatedSell', 'simulatedBuy', 'simulatedAllowance']),
    );
    expect(rows.find(({ id }) => id === 'simulatedAllowance')?.wanted).toContain(leg.sell.symbol);
  });

  it('refuses a step whose quote got worse than the reviewed minimum', async () => {
    await begin();
    await sign('0:approve');
    await settle();
    await devnet().movePrice('ETH', 1.03);
    await devnet().movePrice('BTC', 1.03);
    const thrown = await sign('0:swap').catch(faultCodeOf);
    expect(['guard.refused', 'quote.noRoute', 'quote.expired']).toContain(thrown);
    expect(world().wallet.sent).toHaveLength(1);
  });

  it('refuses terms that were changed after the review', async () => {
    const { bundle } = await begin();
    const [leg] = bundle.legs;
    if (!leg) throw new Error('no leg');
    const forged = { ...bundle, legs: [{ ...leg, minReceived: 1n }, ...bundle.legs.slice(1)] };
    await saveBundle(world().settle, forged as Bundle);
    await expect(sign('0:approve')).rejects.toMatchObject({ code: 'guard.refused' });
    expect(world().wallet.sent).toHaveLength(0);
  });

  it('ends where the wallet mined another allowance than reviewed, and closes it in one click', async () => {
    const { bundle } = await begin();
    const [leg] = bundle.legs;
    if (!leg) throw new Error('no leg');
    world().wallet.edit = (call) => ({ ...call, data: encodeApproval(leg.spender, 10n ** 12n) });
    await sign('0:approve');
    const settled = await settle();
    expect(settled?.steps[0]?.state).toBe('altered');
    expect(settled && nextStep(settled)?.id).toBe('0:revoke');
    expect(settled && openAllowances(settled)).toEqual([{ leg: 0, amount: null }]);
    world().wallet.edit = null;
    await sign('0:revoke');
    expect(await settle()).toBeUndefined();
    expect(await allowance(leg.sell, leg.spender)).toBe(0n);
  });
});

/** What the bundle's own record says of an asset: sold, received, and fees for the native coin. */
function expectedMove(bundle: Bundle, asset: { chainId: number; address: string }): bigint {
  const isSame = (other: { chainId: number; address: string }) =>
    other.chainId === asset.chainId && other.address === asset.address;
  const moves = bundle.steps.map(({ leg: index, kind, received, fee }) => {
    const { sell, buy, sellAmount } = bundle.legs[index] as Bundle['legs'][number];
    const paid = asset.address === NATIVE && sell.chainId === asset.chainId ? (fee ?? 0n) : 0n;
    if (kind !== 'swap') return -paid;
    return (isSame(buy) ? (received ?? 0n) : 0n) - (isSame(sell) ? sellAmount : 0n) - paid;
  });
  return moves.reduce((sum, move) => sum + move, 0n);
}

async function allowance(sell: { chainId: number; address: string }, spender: string) {
  const word = (address: string) => address.slice(2).toLowerCase().padStart(64, '0');
  const data = `0xdd62ed3e${word(devnet().user)}${word(spender)}`;
  const chain = devnet().chains[sell.chainId as 1 | 8453];
  return BigInt((await chain.rpc('eth_call', [{ to: sell.address, data }, 'latest'])) as string);
}
