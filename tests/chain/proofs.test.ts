import type { Address, Hex } from 'viem';
import { keccak256, toHex } from 'viem/utils';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DevChain } from '../../devnet/chain/devChain.ts';
import type { Lie } from '../../devnet/front/operators.ts';
import { type Devnet, startDevnet } from '../../devnet/startDevnet.ts';
import { provedStateRoot } from '../../lib/chain/proof/headerHash.ts';
import { proveBalance } from '../../lib/chain/proof/proveBalance.ts';
import { provedAnswer } from '../../lib/chain/proof/provedAnswer.ts';
import { isNative, NATIVE } from '../../lib/core/asset.ts';
import { amount } from '../../lib/core/money.ts';
import { type HoldingProof, type Proof, proofOf, type Unproved } from '../../lib/core/proof.ts';
import { type ProveWorld, proveHoldings } from '../../lib/flow/proveHoldings.ts';
import { takeSnapshot } from '../../lib/flow/takeSnapshot.ts';
import { chainOf } from '../../lib/registry/chains.ts';
import {
  assetOf,
  type Case,
  casesOn,
  crowd,
  givenFor,
  headOf,
  heldAt,
  SHARES,
  stranger,
} from './provedCases.ts';
import { addressOf, placeShape, SHAPES, type Shape } from './shapedTokens.ts';
import { type Given, seededChance, TAMPERS, tampered } from './tamper.ts';
import { useFront } from './throughFront.ts';
import { planningWorld, portfolioOf } from './world.ts';

const TAMPERED = 20_000;

let devnet: Devnet;
let restore: () => void;
let cases: Case[];

beforeAll(async () => {
  devnet = await startDevnet();
  restore = useFront(devnet.front);
  await crowd(devnet.chains[1]);
  await devnet.chains[8453].rpc('evm_mine', []);
  cases = await casesOn(devnet.chains[1]);
}, 60_000);
afterEach(() => devnet.front.reset());
afterAll(async () => {
  restore();
  await devnet.stop();
});

/** What `given` proves of a case's question, by the product's own steps; null when nothing. */
function provedBy({ header, answer }: Given, { asset, owner, block, slots }: Case): bigint | null {
  const stateRoot = provedStateRoot(header, block);
  if (!stateRoot) return null;
  const address = isNative(asset) ? owner : asset.address;
  const proved = provedAnswer(answer, { stateRoot, address, slots });
  return proved && (isNative(asset) ? proved.account.balance : (proved.values[0] ?? null));
}

const prove = ({ asset, owner, held, block }: Case) =>
  proveBalance(chainOf(asset.chainId), { asset, owner, amount: amount(held), block });

const unproved = (reason: Unproved): Proof => ({ status: 'unproved', reason });

/** Makes every operator of Ethereum lie in the same way. */
function allLie(change: Lie): void {
  for (const { host } of chainOf(1).operators)
    devnet.front.setOperator(host, { kind: 'lying', change });
}

/** A token of this shape with a word in the user's slot, and what comes of proving what it says. */
async function proveShape(shape: Shape, word: bigint) {
  const chain = devnet.chains[1];
  const token = addressOf(100 + SHAPES.indexOf(shape));
  await placeShape(chain, token, shape, devnet.user, word);
  await chain.rpc('evm_mine', []);
  const block = await headOf(chain);
  const asset = assetOf(1, token);
  const said = await heldAt(chain, devnet.user, asset, block);
  const claim = { asset, owner: devnet.user, amount: amount(said), block };
  return { said, block, proof: await proveBalance(chainOf(1), claim) };
}

describe('genuine balances', () => {
  it('of the coin and of every token of both chains are all proved', async () => {
    const both = [...cases, ...(await casesOn(devnet.chains[8453]))];
    const proofs = await Promise.all(both.map(prove));
    const proved = proofs.filter(({ status }) => status === 'proved').length;
    console.log(`genuine balances proved: ${proved} of ${both.length}`);
    expect(proofs).toEqual(both.map(({ block }) => ({ status: 'proved', block })));
  });

  const held = ({ isProvable }: Shape) => isProvable;
  it.each(SHAPES.filter(held))('kept in $name are proved', async (shape) => {
    const { proof, block } = await proveShape(shape, SHARES);
    expect(proof).toEqual({ status: 'proved', block });
  });

  it.each(SHAPES.filter((shape) => !held(shape)))(
    'kept as $name are not provable, which is said and not refuted',
    async (shape) => {
      const { proof, said } = await proveShape(shape, SHARES + (7n << 128n));
      expect(said).toBeGreaterThan(0n);
      expect(proof).toEqual(unproved('noSlot'));
    },
  );

  it('in a snapshot of both chains are proved at the blocks that operators agreed on', async () => {
    // The block that is read is one behind the head, and may not be the one things were set behind.
    for (const { rpc } of Object.values(devnet.chains)) {
      await rpc('evm_mine', []);
      await rpc('evm_mine', []);
    }
    const portfolio = portfolioOf(devnet.user, { ETH: 100 });
    const snapshot = await takeSnapshot(planningWorld(), portfolio);
    const stored: HoldingProof[] = [];
    const world: ProveWorld = {
      now: () => snapshot.takenAt,
      readPortfolio: async () => portfolio,
      readSnapshot: async () => snapshot,
      proveBalance: (holding, block) =>
        proveBalance(chainOf(holding.asset.chainId), { ...holding, block }),
      writeProofs: async (_id, proofs) => void stored.splice(0, stored.length, ...proofs),
    };
    await proveHoldings(world, portfolio.id);
    expect(stored.length).toBeGreaterThan(8);
    for (const holding of snapshot.holdings)
      expect(proofOf(stored, snapshot, holding)).toMatchObject({ status: 'proved', reason: null });
  });

  it('of nothing are proved for the coin, and not for a token', async () => {
    const chain = devnet.chains[1];
    const nobody = addressOf(77);
    const block = await headOf(chain);
    const ask = (address: Address) =>
      proveBalance(chainOf(1), {
        asset: assetOf(1, address),
        owner: nobody,
        amount: amount(0n),
        block,
      });
    expect(await ask(NATIVE)).toEqual({ status: 'proved', block });
    expect(await ask(addressOf(0))).toEqual(unproved('noSlot'));
  });
});

describe('tampered proofs', () => {
  it(`are refused, all ${TAMPERED} of them`, () => {
    const chance = seededChance(11);
    const ways = Object.keys(TAMPERS);
    const tried: Record<string, number> = {};
    const accepted: string[] = [];
    for (const one of cases) expect(provedBy(one.given, one)).toBe(one.held);
    for (let count = 0; count < TAMPERED; ) {
      const way = ways[count % ways.length] ?? '';
      const one = cases[chance(cases.length)] as Case;
      const other = cases[chance(cases.length)] as Case;
      const given = tampered(one.given, way, chance, other.given);
      if (JSON.stringify(given) === JSON.stringify(one.given)) continue;
      if (provedBy(given, one) !== null) accepted.push(`${way}: ${one.asset.address}`);
      tried[way] = (tried[way] ?? 0) + 1;
      count += 1;
    }
    console.log(`tampered proofs accepted: ${accepted.length} of ${TAMPERED}, ${ways.length} ways`);
    expect(accepted).toEqual([]);
    expect(Math.min(...Object.values(tried))).toBeGreaterThan(TAMPERED / ways.length - 2);
  }, 120_000);
});

describe('honest proofs of something else', () => {
  it('are refused for another address, slot or block', async () => {
    const chain = devnet.chains[1];
    const all = [...cases, ...(await strangersOn(chain)), ...(await laterCases(chain))];
    for (const one of all) expect(provedBy(one.given, one)).toBe(one.held);
    const replays = all.flatMap((asked) =>
      replaysFor(asked, all).map((given) => provedBy(given, asked)),
    );
    const accepted = replays.filter((proved) => proved !== null);
    console.log(
      `honest proofs of something else accepted: ${accepted.length} of ${replays.length}`,
    );
    expect(replays.length).toBeGreaterThan(1000);
    expect(accepted).toEqual([]);
  }, 120_000);
});

/** Others in the same tries: accounts beside the user's, and slots of one token. */
async function strangersOn(chain: DevChain): Promise<Case[]> {
  const block = await headOf(chain);
  const people = Array.from({ length: 10 }, (_, i) => stranger(i));
  return Promise.all(
    people.flatMap((owner) =>
      [NATIVE, addressOf(0)].map(async (address) => {
        const asset = assetOf(1, address);
        return givenFor(chain, asset, owner, await heldAt(chain, owner, asset, block), block);
      }),
    ),
  );
}

/** What is honest about others, whole or with either half of what was asked. */
function replaysFor(asked: Case, all: readonly Case[]): Given[] {
  const { header, answer } = asked.given;
  return all
    .flatMap(({ given }) => [given, { ...given, header }, { ...given, answer }])
    .filter((given) => !isSame(given, asked.given));
}

/** The same accounts and slots a block later, when each balance has changed. */
async function laterCases(chain: DevChain): Promise<Case[]> {
  const [coin, shaped] = [cases.at(0), cases.at(-1)];
  if (!coin || !shaped) throw new Error('no cases');
  await chain.rpc('anvil_setBalance', [coin.owner, toHex(coin.held + 1n)]);
  await chain.rpc('anvil_setStorageAt', [
    shaped.asset.address,
    shaped.slots[0],
    toHex(SHARES + 1n, { size: 32 }),
  ]);
  await chain.rpc('evm_mine', []);
  const block = await headOf(chain);
  const of = async ({ asset, owner }: Case) =>
    givenFor(chain, asset, owner, await heldAt(chain, owner, asset, block), block);
  return Promise.all([of(coin), of(shaped)]);
}

const isSame = (one: Given, other: Given): boolean => JSON.stringify(one) === JSON.stringify(other);

describe('operators that lie', () => {
  // Anew: what the tests above set behind a block, anvil shows in that block's state.
  beforeAll(async () => {
    cases = await casesOn(devnet.chains[1]);
  });
  const byAsset = (address: Address) =>
    cases.find(({ asset }) => asset.address === address) as Case;
  const coin = () => byAsset(NATIVE);
  const token = () => byAsset(devnet.chains[1].tokens.USDC?.address as Address);
  const both = () => [coin(), token()];
  const proofsOf = (list: Case[]) => Promise.all(list.map(prove));

  it('cannot have a balance proved that is not: their own proofs refute it', async () => {
    const wrong = both().map((one) => ({ ...one, held: one.held + 1n }));
    expect(await proofsOf(wrong)).toEqual([{ status: 'refuted' }, { status: 'refuted' }]);
  });

  it('are refuted by one alone, whatever the others say', async () => {
    for (const { host } of chainOf(1).operators.slice(1))
      devnet.front.setOperator(host, { kind: 'failing', status: 503 });
    const wrong = { ...coin(), held: coin().held + 1n };
    expect(await prove(wrong)).toEqual({ status: 'refuted' });
  });

  it('are passed over while one of three proves the balance', async () => {
    const [first, second] = chainOf(1).operators.map(({ host }) => host);
    devnet.front.setOperator(first ?? '', { kind: 'failing', status: 503 });
    devnet.front.setOperator(second ?? '', {
      kind: 'lying',
      change: (method, _params, result) =>
        method === 'eth_getProof' ? { ...(result as object), accountProof: ['0x80'] } : result,
    });
    for (const { status } of await proofsOf(both())) expect(status).toBe('proved');
  });

  it('or refuse all prove nothing', async () => {
    for (const { host } of chainOf(1).operators)
      devnet.front.setOperator(host, { kind: 'failing', status: 503 });
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
    const chain = devnet.chains[1];
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
      const proof = await prove({ ...his, owner: devnet.user });
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
