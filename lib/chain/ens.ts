import type { Address, Hex } from 'viem';
import {
  concat,
  encodeAbiParameters,
  getAddress,
  hexToBigInt,
  keccak256,
  numberToHex,
  size,
  stringToHex,
} from 'viem/utils';
import { Fault } from '../core/fault.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import type { NameProblem, ResolvedName } from '../core/typedAddress.ts';
import type { Chain } from '../registry/chains.ts';
import { readAgreed } from './agree.ts';
import { ENS_LOOKUP } from './ensLookup.ts';
import { parseHex, resultOf } from './parse.ts';

/** docs.ens.domains/learn/deployments */
const REGISTRY: Address = '0x00000000000C2E074eC69A0dFb2997BA6C7d2e1e';
const ARGUMENTS = [{ type: 'address' }, { type: 'bytes32[]' }] as const;
/** Set in an answer where the name is answered elsewhere: by a wildcard or a gateway. */
const AWAY = 1n << 255n;
const MOST_LABELS = 10;

/**
 * The address a normalised name stands for, at one block that two operators agree on: registry,
 * resolver and address in one call (source: devnet/contracts/EnsLookup.sol). A name answered by a
 * wildcard (ENSIP-10) or a gateway (EIP-3668) is not followed. `chain` is Ethereum. @throws rpc.*
 */
export async function readName(
  chain: Chain,
  name: string,
  now: UnixSeconds,
): Promise<ResolvedName> {
  const labels = name.split('.');
  if (labels.length > MOST_LABELS) return no('nameUnknown');
  const nodes = nodesOf(labels);
  const data = concat([ENS_LOOKUP, encodeAbiParameters(ARGUMENTS, [REGISTRY, nodes])]);
  const { value } = await readAgreed(
    chain,
    {
      calls: (at) => [{ method: 'eth_call', params: [{ data }, at] }],
      parse: ([answer]) => {
        const word = parseHex(resultOf(answer));
        if (size(word) !== 32) throw new Fault('rpc.unreachable', 'unreadable name');
        return hexToBigInt(word);
      },
    },
    now,
  );
  if (value === AWAY) return no('nameElsewhere');
  if (value === 0n || value >= 1n << 160n) return no('nameUnknown');
  return { isOk: true, address: getAddress(numberToHex(value, { size: 20 })) };
}

const no = (problem: NameProblem): ResolvedName => ({ isOk: false, problem });

const ROOT: Hex = `0x${'00'.repeat(32)}`;

/** The hashes of a name and of its parents, nearest first (ERC-137). */
function nodesOf(labels: readonly string[]): Hex[] {
  const nodes: Hex[] = [];
  for (const label of [...labels].reverse())
    nodes.unshift(keccak256(concat([nodes[0] ?? ROOT, keccak256(stringToHex(label))])));
  return nodes;
}
