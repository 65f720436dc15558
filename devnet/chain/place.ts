// Puts contracts at the addresses they have on mainnet.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Abi, type Address, encodeDeployData, type Hex, numberToHex } from 'viem';
import type { Artifact } from '../compile.ts';
import type { DevChain } from './devChain.ts';

const require = createRequire(import.meta.url);

/**
 * Constructs a contract in place. The creation code is set as the code of the target address and
 * then run there, so the constructor sees its final address (immutables such as the Uniswap
 * factory's own come out right), its storage lands there, and what it returns is the runtime
 * code, which is set last. The dealer is the constructor's `msg.sender`.
 */
export async function place(
  chain: DevChain,
  address: Address,
  { abi, bytecode }: Artifact,
  args: readonly unknown[] = [],
): Promise<void> {
  const code = args.length > 0 ? encodeDeployData({ abi, bytecode, args }) : bytecode;
  await chain.rpc('anvil_setCode', [address, code]);
  const call = { from: chain.dealer, to: address, gas: numberToHex(25_000_000) };
  const runtime = await chain.rpc('eth_call', [call, 'latest']);
  await chain.send({ from: chain.dealer, to: address, gas: 15_000_000n });
  await chain.rpc('anvil_setCode', [address, runtime]);
}

/** Puts runtime code that needs no constructor. */
export async function placeRuntime(chain: DevChain, address: Address, code: Hex): Promise<void> {
  await chain.rpc('anvil_setCode', [address, code]);
}

/** Runs creation code that depends on nothing and puts what it returns. */
export async function placeCreated(chain: DevChain, address: Address, code: Hex): Promise<void> {
  const runtime = await chain.rpc('eth_call', [{ data: code }, 'latest']);
  await chain.rpc('anvil_setCode', [address, runtime]);
}

/** An artifact of an npm package, whichever of the two usual shapes it has. */
export function packageArtifact(file: string): Artifact {
  const { abi, bytecode } = require(file) as { abi: Abi; bytecode: string | { object: string } };
  return { abi, bytecode: withPrefix(typeof bytecode === 'string' ? bytecode : bytecode.object) };
}

/** Permit2's runtime code. Its file is in the package but not in its `exports`: read by path. */
export function permit2Code(): Hex {
  const file = insidePackage('@1inch/solidity-utils', 'dist/src/permit2.json');
  return withPrefix((JSON.parse(readFileSync(file, 'utf8')) as { bytecode: string }).bytecode);
}

/** Multicall3's creation code, which viem holds but does not export. */
export async function multicall3Code(): Promise<Hex> {
  const file = insidePackage('viem', '_esm/constants/contracts.js');
  const module = (await import(pathToFileURL(file).href)) as { multicall3Bytecode: Hex };
  return module.multicall3Bytecode;
}

function withPrefix(code: string): Hex {
  return code.startsWith('0x') ? (code as Hex) : `0x${code}`;
}

/** A file of an installed package by path, found as Node finds packages: folder by folder up. */
function insidePackage(name: string, file: string): string {
  for (const folder of require.resolve.paths(name) ?? []) {
    const candidate = path.join(folder, name, file);
    try {
      readFileSync(candidate);
      return candidate;
    } catch {
      // not in this node_modules: try the next
    }
  }
  throw new Error(`${name}/${file} is not installed`);
}
