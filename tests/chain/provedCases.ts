import type { Address, Hex } from 'viem';
import { keccak256, slice, toHex } from 'viem/utils';
import type { DevChain } from '../../devnet/chain/devChain.ts';
import { candidateSlots } from '../../lib/chain/proof/balanceSlot.ts';
import { provedStateRoot } from '../../lib/chain/proof/headerHash.ts';
import { proveBalance } from '../../lib/chain/proof/proveBalance.ts';
import { provedAnswer } from '../../lib/chain/proof/provedAnswer.ts';
import { type Asset, isNative, NATIVE } from '../../lib/core/asset.ts';
import { amount } from '../../lib/core/money.ts';
import type { Proof, ProofBlock, Unproved } from '../../lib/core/proof.ts';
import { chainOf } from '../../lib/registry/chains.ts';
import { addressOf, placeShape, SHAPES } from './shapedTokens.ts';
import type { Given, ProofFields } from './tamper.ts';

/** Enough accounts and holders for tries of several levels. */
const CROWD = 400;
export const SHARES = 77_000_000n;

/** A true balance and all that proves it. */
export interface Case {
  asset: Asset;
  owner: Address;
  held: bigint;
  block: ProofBlock;
  slots: Hex[];
  given: Given;
}

export const assetOf = (chainId: number, address: Address): Asset => ({
  chainId,
  address,
  symbol: 'T',
  decimals: 18,
  classId: 'ETH',
});

const balanceData = (owner: Address): Hex => `0x70a08231${owner.slice(2).padStart(64, '0')}`;

/** The last block. */
export async function headOf({ rpc }: DevChain): Promise<ProofBlock> {
  const head = (await rpc('eth_getBlockByNumber', ['latest', false])) as { number: Hex; hash: Hex };
  return { number: BigInt(head.number), hash: head.hash };
}

/** What the node itself says somebody holds. */
export async function heldAt(
  { rpc }: DevChain,
  owner: Address,
  { address }: Asset,
  block: ProofBlock,
) {
  const at = toHex(block.number);
  const held =
    address === NATIVE
      ? await rpc('eth_getBalance', [owner, at])
      : await rpc('eth_call', [{ to: address, data: balanceData(owner) }, at]);
  return BigInt(held as Hex);
}

/** People of the crowd, by number. */
export const stranger = (index: number): Address => slice(keccak256(toHex(index)), 0, 20);

/** Strangers with coins, and as many holders of the first shaped token. */
export async function crowd(chain: DevChain): Promise<void> {
  const [shape] = SHAPES;
  if (!shape) throw new Error('no shape');
  await placeShape(chain, addressOf(0), shape, chain.accounts[0] as Address, SHARES);
  const people = Array.from({ length: CROWD }, (_, i) => stranger(i));
  await Promise.all(
    people.flatMap((one) => [
      chain.rpc('anvil_setBalance', [one, toHex(BigInt(one))]),
      chain.rpc('anvil_setStorageAt', [addressOf(0), shape.slotOf(one), keccak256(one)]),
    ]),
  );
  await chain.rpc('evm_mine', []);
}

/** The devnet's tokens, a shaped one and the coin, each with somebody who holds it. */
export async function casesOn(chain: DevChain): Promise<Case[]> {
  const block = await headOf(chain);
  const tokens = Object.values(chain.tokens).map(({ address }) => address);
  const crowded = chain.chainId === 1 ? [addressOf(0)] : [];
  const all = [NATIVE, ...tokens, ...crowded];
  return Promise.all(all.map((address) => caseOf(chain, assetOf(chain.chainId, address), block)));
}

async function caseOf(chain: DevChain, asset: Asset, block: ProofBlock): Promise<Case> {
  const pools = chain.layout.pools.flatMap(({ known }) => known ?? []);
  for (const owner of [...chain.accounts, ...pools]) {
    const held = await heldAt(chain, owner, asset, block);
    if (held > 0n) return givenFor(chain, asset, owner, held, block);
  }
  throw new Error(`nobody holds ${asset.address}`);
}

/** A case with what an honest node gives to prove it. */
export async function givenFor(
  { rpc }: DevChain,
  asset: Asset,
  owner: Address,
  held: bigint,
  block: ProofBlock,
): Promise<Case> {
  const at = toHex(block.number);
  const call = { to: asset.address, data: balanceData(owner) };
  const list = isNative(asset) ? null : await rpc('eth_createAccessList', [call, at]);
  const slots = isNative(asset) ? [] : candidateSlots(list, asset.address, owner);
  const address = isNative(asset) ? owner : asset.address;
  const header = (await rpc('eth_getBlockByHash', [block.hash, false])) as Given['header'];
  const answer = (await rpc('eth_getProof', [address, slots, at])) as ProofFields;
  return { asset, owner, held, block, slots, given: { header, answer } };
}

/** What `given` proves of a case's question, by the product's own steps; null when nothing. */
export function provedBy(
  { header, answer }: Given,
  { asset, owner, block, slots }: Case,
): bigint | null {
  const stateRoot = provedStateRoot(header, block);
  if (!stateRoot) return null;
  const address = isNative(asset) ? owner : asset.address;
  const proved = provedAnswer(answer, { stateRoot, address, slots });
  return proved && (isNative(asset) ? proved.account.balance : (proved.values[0] ?? null));
}

/** What the product makes of a case. */
export const prove = ({ asset, owner, held, block }: Case) =>
  proveBalance(chainOf(asset.chainId), { asset, owner, amount: amount(held), block });

export const unproved = (reason: Unproved): Proof => ({ status: 'unproved', reason });
