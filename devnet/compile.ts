// Compiles the devnet's own contracts with solc from npm. The result is cached by content, since
// solc takes seconds: a changed source, setting or compiler makes a new file in the cache.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Abi, Hex } from 'viem';

export interface Artifact {
  readonly abi: Abi;
  /** Creation code without constructor arguments. */
  readonly bytecode: Hex;
}

export type ContractName =
  | 'AaveOracle'
  | 'CallScan'
  | 'EnsLookup'
  | 'EnsRegistry'
  | 'EnsResolver'
  | 'Feed'
  | 'GasPriceOracle'
  | 'KyberStandIn'
  | 'LendingPool'
  | 'RatioAdapter'
  | 'TetherLike'
  | 'Token'
  | 'Vault'
  | 'VeloraStandIn'
  | 'WstEth';

export type Artifacts = Readonly<Record<ContractName, Artifact>>;

interface SolcOutput {
  readonly errors?: readonly { severity: string; formattedMessage: string }[];
  readonly contracts: Record<
    string,
    Record<string, { abi: Abi; evm: { bytecode: { object: string } } }>
  >;
}

const require = createRequire(import.meta.url);
const CONTRACTS = new URL('./contracts/', import.meta.url);
const CACHE = new URL('../node_modules/.cache/evenkeel-devnet/', import.meta.url);

// Paris has no PUSH0, so the scanner runs on every chain; without metadata the code depends on the
// source alone and can be compared byte for byte.
const SETTINGS = {
  evmVersion: 'paris',
  optimizer: { enabled: true, runs: 200 },
  metadata: { bytecodeHash: 'none', appendCBOR: false },
  outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object'] } },
};

/** Every contract of `devnet/contracts`, by name. Throws with solc's message on an error. */
export function compileContracts(): Artifacts {
  return compileFolder(CONTRACTS) as Artifacts;
}

/** Every contract of `devnet/contracts/weird`, by name: tokens that tests set up. */
export function compileWeird(): Readonly<Record<string, Artifact>> {
  return compileFolder(new URL('weird/', CONTRACTS));
}

function compileFolder(folder: URL): Readonly<Record<string, Artifact>> {
  const sources = readSources(folder);
  const version: string = require('solc/package.json').version;
  const digest = createHash('sha256').update(JSON.stringify([version, SETTINGS, sources]));
  const file = new URL(`${digest.digest('hex').slice(0, 20)}.json`, CACHE);
  const cached = readIfPresent(file);
  if (cached !== undefined) return JSON.parse(cached) as Record<string, Artifact>;

  const artifacts = runSolc(sources);
  mkdirSync(CACHE, { recursive: true });
  const partial = new URL(`${file.href}.${process.pid}`);
  writeFileSync(partial, JSON.stringify(artifacts));
  renameSync(partial, file); // so that a second process never reads half a file
  return artifacts;
}

function readSources(folder: URL): Record<string, { content: string }> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sol'));
  return Object.fromEntries(
    names.sort().map((name) => [name, { content: readFileSync(new URL(name, folder), 'utf8') }]),
  );
}

function readIfPresent(file: URL): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function runSolc(sources: Record<string, { content: string }>): Record<string, Artifact> {
  const solc: { compile(input: string): string } = require('solc');
  const input = JSON.stringify({ language: 'Solidity', sources, settings: SETTINGS });
  const output = JSON.parse(solc.compile(input)) as SolcOutput;
  const errors = (output.errors ?? []).filter((error) => error.severity === 'error');
  if (errors.length > 0) throw new Error(errors.map((e) => e.formattedMessage).join('\n'));

  const artifacts: Record<string, Artifact> = {};
  for (const contracts of Object.values(output.contracts)) {
    for (const [name, contract] of Object.entries(contracts)) {
      const { object } = contract.evm.bytecode;
      if (object !== '') artifacts[name] = { abi: contract.abi, bytecode: `0x${object}` };
    }
  }
  return artifacts;
}
