import type { Address } from 'viem';
import { describe, expect, it } from 'vitest';
import { tokenProblemOf } from '../../lib/core/addedToken.ts';
import { NATIVE } from '../../lib/core/asset.ts';
import { tradeBlockOf } from '../../lib/core/tokenTraits.ts';
import { type LookedAt, lookAtToken } from '../../lib/flow/addToken.ts';
import { ASSETS } from '../../lib/registry/assets.ts';
import { chainOf } from '../../lib/registry/chains.ts';
import { onDevnet } from './onDevnet.ts';
import type { Expected } from './weirdTokens.ts';
import { EXPECTED, newWorld, OWNER, type Placed, placeAll } from './weirdWorld.ts';

let placed: Placed;
const devnet = onDevnet({}, async (started) => {
  placed = await placeAll(started);
});

const look = (address: Address, owners: readonly Address[] = [OWNER]): Promise<LookedAt> =>
  lookAtToken(newWorld(), 1, address, owners);
const problemAt = (address: Address) => look(address).catch(tokenProblemOf);

const shortOf = (address: Address) => `${address.slice(0, 6)}…${address.slice(-4)}`;
const shownOf = ({ shown, symbol }: Expected, address: Address) =>
  shown === '0x' ? shortOf(address) : (shown ?? symbol);

describe('a token with', () => {
  it.each(EXPECTED.map((one, n) => [one.about, one, n] as const))(
    '%s is named for what it is',
    async (_about, one, n) => {
      const address = placed.at[n] ?? NATIVE;
      if (typeof one.says === 'string') return expect(await problemAt(address)).toBe(one.says);
      const { asset, traits } = await look(address);
      expect(traits).toEqual(one.says);
      expect(asset).toMatchObject({ address, decimals: one.decimals, isUnverified: true });
      expect(asset.symbol).toBe(shownOf(one, address));
    },
  );

  it.each(EXPECTED.filter(({ says }) => typeof says !== 'string').map((one) => [one.about, one]))(
    '%s is seen to be tradable or not, even where nobody is known to hold any',
    async (_about, { symbol, contract, says }) => {
      const index = EXPECTED.findIndex((one) => one.symbol === symbol && one.contract === contract);
      const { traits } = await look(placed.at[index] ?? NATIVE, [
        '0x00000000000000000000000000000000000A11cE',
      ]);
      const isBlockedThen = tradeBlockOf(traits) !== null;
      const isBlocked = typeof says !== 'string' && tradeBlockOf(says) !== null;
      // A stranger is on no blocklist; whether one may send on, only the holder's own coins tell.
      if (contract === 'Blocklist') return expect(traits).toEqual([]);
      expect(isBlockedThen).toBe(isBlocked);
    },
  );

  it('no code, or the chain’s own coin, is none', async () => {
    const gone = placed.placeOf('STILL');
    const code = await devnet().chains[1].rpc('eth_getCode', [gone, 'latest']);
    await devnet().chains[1].rpc('anvil_setCode', [gone, '0x']);
    await devnet().chains[1].rpc('anvil_mine', ['0x2']);
    expect(await problemAt(gone)).toBe('noCode');
    expect(await problemAt(OWNER)).toBe('noCode');
    expect(await problemAt(NATIVE)).toBe('native');
    await devnet().chains[1].rpc('anvil_setCode', [gone, code]);
  });

  it('an address in our tables has our symbol, our class and no mark', async () => {
    const usdc = ASSETS.find(({ symbol, chainId }) => symbol === 'USDC' && chainId === 1);
    expect(await look(usdc?.address ?? NATIVE)).toEqual({ asset: usdc, traits: [] });
  });
});

describe('one operator of three that lies', () => {
  const lie = (bend: (result: unknown) => unknown, method: string) => ({
    kind: 'lying' as const,
    change: (asked: string, _params: unknown, result: unknown) =>
      asked === method ? bend(result) : result,
  });
  const longer = (result: unknown) =>
    typeof result === 'string' ? `${result.slice(0, -2)}ff` : result;
  const failed = (result: unknown) =>
    JSON.parse(JSON.stringify(result).replaceAll('"0x1"', '"0x0"'));

  it.each([
    ['what a token says', 'eth_call', longer, 'GOOD', []],
    ['its code', 'eth_getCode', () => '0x', 'GOOD', []],
    ['a simulation', 'eth_simulateV1', failed, 'GOOD', []],
    ['a simulation of a bad one', 'eth_simulateV1', () => [], 'FEE', ['feeOnTransfer']],
  ] as const)('about %s changes nothing', async (_about, method, bend, symbol, says) => {
    for (const { host } of chainOf(1).operators) {
      devnet().front.setOperator(host, lie(bend, method));
      const { asset, traits } = await look(placed.placeOf(symbol));
      expect([asset.symbol, asset.decimals, traits]).toEqual([symbol, 18, says]);
      devnet().front.reset();
    }
  });
});
