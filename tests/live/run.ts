// Tries everything the product asks of the world against the world itself, and prints a table:
// `npm run live`, or `npm run live -- 1 8453` for some chains. Needs a network. Quotes are asked,
// nothing is signed. `--devnet` tries itself against the devnet. Never part of the tests.
import { startDevnet } from '../../devnet/startDevnet.ts';
import type { Readings } from '../../lib/core/snapshot.ts';
import { installHostPolicy } from '../../lib/net/hostPolicy.ts';
import { CHAINS } from '../../lib/registry/chains.ts';
import { useFront } from '../chain/throughFront.ts';
import { tryChain, tryService } from './chains.ts';
import { tryOperator } from './operators.ts';
import { tableOf } from './table.ts';

const ids = process.argv.slice(2).filter((word) => /^\d+$/.test(word));
const isDevnet = process.argv.includes('--devnet');
const chains = CHAINS.filter(({ id }) => ids.length === 0 || ids.includes(`${id}`));

const devnet = isDevnet ? await startDevnet() : undefined;
if (devnet) useFront(devnet.front);
else installHostPolicy(async () => ({ added: [], off: [] }));

const operators = (
  await Promise.all(
    chains.flatMap((chain) => chain.operators.map((operator) => tryOperator(chain, operator))),
  )
).flat();
console.log(`\nOperators\n${tableOf(operators)}`);

const service = await tryService().catch((): Readings => ({}));
console.log(`\nDefiLlama prices ${Object.keys(service).length} assets of the basket`);
const read = await Promise.all(chains.map((chain) => tryChain(chain, service)));
console.log(`\nChains\n${tableOf(read.map(({ row }) => row))}`);
console.log(`\nPrices\n${tableOf(read.flatMap(({ prices }) => prices))}`);

const unfit = [...operators, ...read.map(({ row }) => row)].filter(({ isFit }) => !isFit).length;
console.log(`\n${unfit === 0 ? 'All fit.' : `${unfit} operators or chains are not fit.`}`);
await devnet?.stop();
process.exit(unfit === 0 ? 0 : 1);
