// Writes the token list of every chain from published lists: node assets/tokens/generate.ts
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Address, getAddress } from 'viem';
import type { ChainId } from '../../lib/core/asset.ts';
import { CHAINS } from '../../lib/registry/chains.ts';

interface Source {
  name: string;
  version: string;
  /** As `npm view <name>@<version> dist.integrity` gives it. */
  integrity: string;
  file: string;
}

interface Published {
  timestamp: string;
  tokens: { chainId: number; address: string; symbol: string; decimals: number }[];
}

/** Where two lists name a token otherwise, the later one wins. */
const SOURCES: readonly Source[] = [
  {
    name: '@uniswap/default-token-list',
    version: '22.21.0',
    integrity:
      'sha512-X6OAvgmVR8lqd8Reyjm8pAozrWZXdfjlgevDSFofKafZD5SFXCMBnLPXImMcMdh0I15hre/1EO0xXL6h37KWYQ==',
    file: 'build/uniswap-default.tokenlist.json',
  },
  {
    name: '@bgd-labs/aave-address-book',
    version: '4.44.22',
    integrity:
      'sha512-25dt74TdSJxpCu++QbfRcsSlXZJ2HnktkzekVa0n97X/wNDmJx49GxzZLQI3wIAvSsY/iNRGwBMsHq/LTc1qUg==',
    file: 'tokenlist.json',
  },
];

/** Not tokens but other names of the chain's own coin: counted twice if they were listed. */
const NATIVE_ALIASES: Partial<Record<ChainId, readonly Address[]>> = {
  137: ['0x0000000000000000000000000000000000001010'],
};

/** Bridged dollars that call themselves plain USDC: told apart as their issuer asks. */
const BRIDGED_USDC: Partial<Record<ChainId, Address>> = {
  10: '0x7F5c764cBc14f9669B88837ca1490cCa17c31607',
  137: '0x2791Bca1f2de4661ED88A30C99A7a9449Aa84174',
  42161: '0xFF970A61A04b1cA14834A43f5dE4533eBDDB5CC8',
};

type Row = readonly [Address, string, number];

const versioned = ({ name, version }: Source): string => `${name}@${version}`;

/** A published list, as its package holds it. @throws when the package is not the pinned one */
function obtain(source: Source, into: string): Published {
  const packed = execFileSync(
    'npm',
    ['pack', versioned(source), '--json', '--pack-destination', into],
    { cwd: into, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
  const tarball = join(into, filename);
  const digest = createHash('sha512').update(readFileSync(tarball)).digest('base64');
  if (`sha512-${digest}` !== source.integrity)
    throw new Error(`${versioned(source)} is not as pinned`);
  execFileSync('tar', ['-xzf', tarball, '-C', into, `package/${source.file}`]);
  const list = JSON.parse(readFileSync(join(into, 'package', source.file), 'utf8')) as Published;
  rmSync(join(into, 'package'), { recursive: true });
  return list;
}

/** The rows of a chain over all lists, one a token, sorted by address. */
function rowsOf(chainId: ChainId, lists: readonly Published[]): Row[] {
  const rows = new Map<Address, Row>();
  for (const token of lists.flatMap(({ tokens }) => tokens)) {
    if (token.chainId !== chainId) continue;
    const address = getAddress(token.address);
    if (NATIVE_ALIASES[chainId]?.includes(address)) continue;
    const symbol = address === BRIDGED_USDC[chainId] ? 'USDC.e' : token.symbol;
    const before = rows.get(address);
    if (before && before[2] !== token.decimals) throw new Error(`${address}: decimals disagree`);
    rows.set(address, [address, symbol, token.decimals]);
  }
  return [...rows.values()].sort(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
}

const fileText = (chainId: ChainId, date: string, rows: readonly Row[]): string =>
  [
    '{',
    `  "chainId": ${chainId},`,
    `  "date": "${date}",`,
    `  "sources": ${JSON.stringify(SOURCES.map(versioned)).replaceAll('","', '", "')},`,
    '  "tokens": [',
    rows.map(([a, s, d]) => `    ["${a}", ${JSON.stringify(s)}, ${d}]`).join(',\n'),
    '  ]',
    '}',
    '',
  ].join('\n');

const folder = mkdtempSync(join(tmpdir(), 'token-lists-'));
try {
  const lists = SOURCES.map((source) => obtain(source, folder));
  const date =
    lists
      .map(({ timestamp }) => timestamp.slice(0, 10))
      .sort()
      .at(-1) ?? '';
  let total = 0;
  for (const { id, name } of CHAINS) {
    const rows = rowsOf(id, lists);
    const text = fileText(id, date, rows);
    writeFileSync(new URL(`${id}.json`, import.meta.url), text);
    const bytes = gzipSync(JSON.stringify(JSON.parse(text))).length;
    total += bytes;
    process.stdout.write(`${name}: ${rows.length} tokens, ${bytes} B gzipped\n`);
  }
  process.stdout.write(`all: ${(total / 1000).toFixed(1)} kB gzipped\n`);
} finally {
  rmSync(folder, { recursive: true });
}
