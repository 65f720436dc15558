import type { Address } from 'viem';
import { toHex } from 'viem/utils';
import { describe, expect, it } from 'vitest';
import type { DevChain } from '../../devnet/chain/devChain.ts';
import { proveBalance } from '../../lib/chain/proof/proveBalance.ts';
import { NATIVE } from '../../lib/core/asset.ts';
import { amount } from '../../lib/core/money.ts';
import { type HoldingProof, proofOf } from '../../lib/core/proof.ts';
import { type ProveWorld, proveHoldings } from '../../lib/flow/proveHoldings.ts';
import { takeSnapshot } from '../../lib/flow/takeSnapshot.ts';
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
  provedBy,
  SHARES,
  stranger,
  unproved,
} from './provedCases.ts';
import { addressOf, placeShape, SHAPES, type Shape } from './shapedTokens.ts';
import { type Given, seededChance, TAMPERS, tampered } from './tamper.ts';
import { planningWorld, portfolioOf } from './world.ts';

const TAMPERED = 20_000;

let cases: Case[];
const devnet = onDevnet({}, async ({ chains }) => {
  await crowd(chains[1]);
  await chains[8453].rpc('evm_mine', []);
  cases = await casesOn(chains[1]);
});

/** A token of this shape with a word in the user's slot, and what comes of proving what it says. */
async function proveShape(shape: Shape, word: bigint) {
  const chain = devnet().chains[1];
  const token = addressOf(100 + SHAPES.indexOf(shape));
  await placeShape(chain, token, shape, devnet().user, word);
  await chain.rpc('evm_mine', []);
  const block = await headOf(chain);
  const asset = assetOf(1, token);
  const said = await heldAt(chain, devnet().user, asset, block);
  const claim = { asset, owner: devnet().user, amount: amount(said), block };
  return { said, block, proof: await proveBalance(chainOf(1), claim) };
}

describe('genuine balances', () => {
  it('of the coin and of every token of both chains are all proved', async () => {
    const both = [...cases, ...(await casesOn(devnet().chains[8453]))];
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
    for (const { rpc } of Object.values(devnet().chains)) {
      await rpc('evm_mine', []);
      await rpc('evm_mine', []);
    }
    const portfolio = portfolioOf(devnet().user, { ETH: 100 });
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
    const chain = devnet().chains[1];
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
    const chain = devnet().chains[1];
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
