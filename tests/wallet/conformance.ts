// `node tests/wallet/conformance.ts` compares the test wallet with transcript.json; with `--write`
// it writes that file. With MM_DIR naming an unpacked MetaMask (an MV3 build) the same script runs
// against that, leaving out rows in which the two may rightly differ.
import { readFileSync, writeFileSync } from 'node:fs';
import { metaMaskFrom } from './metamask.ts';
import { compareTranscripts, type Row, runConformance } from './runConformance.ts';
import { testWallet } from './testWallet.ts';

const TRANSCRIPT = new URL('./transcript.json', import.meta.url);
const metaMask = process.env.MM_DIR;

const wallet = metaMask ? metaMaskFrom(metaMask) : testWallet;
const seen = await runConformance(wallet, ({ step, method, outcome }) =>
  console.log(`${outcome.padEnd(24)}${method.padEnd(30)}${step}`),
);

if (process.argv.includes('--write')) {
  if (metaMask) throw new Error('the committed transcript is the test wallet’s');
  writeFileSync(TRANSCRIPT, `${JSON.stringify(seen, null, 2)}\n`);
} else {
  const isCompared = (row: Row) => !metaMask || row.mayDiffer === undefined;
  const expected = JSON.parse(readFileSync(TRANSCRIPT, 'utf8')) as Row[];
  const differences = compareTranscripts(expected.filter(isCompared), seen.filter(isCompared));
  for (const difference of differences) console.error(`differs: ${difference}`);
  console.log(`${wallet.name}: ${seen.length} rows, ${differences.length} differ`);
  process.exitCode = differences.length > 0 ? 1 : 0;
}
