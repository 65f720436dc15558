import type { Address, Hex } from 'viem';
import { keccak256, toHex } from 'viem/utils';
import { describe, expect, it } from 'vitest';
import type { Lie } from '../../devnet/front/operators.ts';
import { NATIVE } from '../../lib/core/asset.ts';
import { chainOf } from '../../lib/registry/chains.ts';
import { onDevnet } from './onDevnet.ts';
import {
  assetOf,
  type Case,
  casesOn,
  crowd,
  givenFor,
  headOf,
  heldAt,
  prove,
  stranger,
  unproved,
} from './provedCases.ts';
import { addressOf, SHAPES } from './shapedTokens.ts';

let cases: Case[];
const devnet = onDevnet({}, async ({ chains }) => {
  await crowd(chains[1]);
  cases = await casesOn(chains[1]);
});

/** Makes every operator of Ethereum lie in the same way. */
function allLie(change: Lie): void {
  for (const { host } of chainOf(1).operators)
    devnet().front.setOperator(host, { kind: 'lying', change });
}

describe('operators that lie', () => {
  const byAsset = (address: Address) =>
    cases.find(({ asset }) => asset.address === address) as Case;
  const coin = () => byAsset(NATIVE);
  const token = () => byAsset(devnet().chains[1].tokens.USDC?.address as Address);
  const both = () => [coin(), token()];
  const proofsOf = (list: Case[]) => Promise.all(list.map(prove));

  it('cannot have a balance proved that is not: their own proofs refute it', async () => {
    const wrong = both().map((one) => ({ ...one, held: one.held + 1n }));
    expect(await proofsOf(wrong)).toEqual([{ status: 'refuted' }, { status: 'refuted' }]);
  });

  it('are refuted by one alone, whatever the others say', async () => {
    for (const { host } of chainOf(1).operators.slice(1))
      devnet().front.setOperator(host, { kind: 'failing', status: 503 });
    const wrong = { ...coin(), held: coin().held + 1n };
    expect(await prove(wrong)).toEqual({ status: 'refuted' });
  });

  it('are passed over while one of three proves the balance', async () => {
    const [first, second] = chainOf(1).operators.map(({ host }) => host);
    devnet().front.setOperator(first ?? '', { kind: 'failing', status: 503 });
    devnet().front.setOperator(second ?? '', {
      kind: 'lying',
      change: (method, _params, result) =>
        method === 'eth_getProof' ? { ...(result as object), accountProof: ['0x80'] } : result,
    });
    for (const { status } of await proofsOf(both())) expect(status).toBe('proved');
  });

  it('or refuse all prove nothing', async () => {
    for (const { host } of chainOf(1).operators)
      devnet().front.setOperator(host, { kind: 'failing', status: 503 });
    expect(await proofsOf(both())).toEqual([unproved('noProofs'), unproved('noProofs')]);
  });

  it('with another header prove nothing, however good the rest', async () => {
    allLie((method, _params, result) =>
      method === 'eth_getBlockByHash' ? { ...(result as object), gasUsed: '0x1' } : result,
    );
    expect(await proofsOf(both())).toEqual([unproved('otherHeader'), unproved('otherHeader')]);
  });

  it('about the state root prove nothing', async () => {
    allLie((method, _params, result) =>
      method === 'eth_getBlockByHash'
        ? { ...(result as object), stateRoot: keccak256('0x') }
        : result,
    );
    expect(await proofsOf(both())).toEqual([unproved('otherHeader'), unproved('otherHeader')]);
  });

  it.each<[string, (one: Case) => Hex[]]>([
    ['no slot', () => []],
    ['a slot of no mapping', () => [toHex(2, { size: 32 })]],
    ['a stranger’s slot', () => SHAPES.flatMap(({ slotOf }) => slotOf(addressOf(5)))],
    ['nonsense', () => ['0x12']],
  ])('and name %s do not have a token’s balance proved', async (_what, slotsOf) => {
    const one = token();
    const accessList = [{ address: one.asset.address, storageKeys: slotsOf(one) }];
    allLie((method, _params, result) =>
      method === 'eth_createAccessList' ? { accessList } : result,
    );
    expect(await prove(one)).toEqual(unproved('noSlot'));
  });

  it('and name an empty slot of the owner’s besides the true one change nothing', async () => {
    const one = token();
    const slots = [...SHAPES.map(({ slotOf }) => slotOf(one.owner)), ...one.slots];
    const accessList = [{ address: one.asset.address, storageKeys: slots }];
    allLie((method, _params, result) =>
      method === 'eth_createAccessList' ? { accessList } : result,
    );
    expect((await prove(one)).status).toBe('proved');
  });

  it('in words only, by a doubled balanceOf, refute nothing', async () => {
    allLie((method, _params, result) =>
      method === 'eth_call' ? toHex(BigInt(result as Hex) * 2n, { size: 32 }) : result,
    );
    expect((await prove(token())).status).toBe('proved');
  });

  it('with a stranger’s honest proof do not have his balance proved as the user’s', async () => {
    const chain = devnet().chains[1];
    const block = await headOf(chain);
    for (const address of [NATIVE, addressOf(0)]) {
      const asset = assetOf(1, address);
      const held = await heldAt(chain, stranger(3), asset, block);
      const his = await givenFor(chain, asset, stranger(3), held, block);
      const accessList = [{ address, storageKeys: his.slots }];
      allLie((method, _params, result) => {
        if (method === 'eth_getProof') return his.given.answer;
        return method === 'eth_createAccessList' ? { accessList } : result;
      });
      const proof = await prove({ ...his, owner: devnet().user });
      expect(proof.status).toBe('unproved');
    }
  });

  it.each([
    [null],
    [7],
    [''],
    ['0x'],
    ['x'],
    [[]],
    [{}],
    [[null]],
    [{ accessList: 7 }],
    [{ accessList: [null] }],
  ])('with %j for every answer prove nothing and break nothing', async (nonsense) => {
    allLie(() => nonsense);
    for (const { status } of await proofsOf(both())) expect(status).toBe('unproved');
  });
});
