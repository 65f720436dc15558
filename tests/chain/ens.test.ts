import { normalize } from 'viem/ens';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { NAMES } from '../../devnet/chain/ens.ts';
import { compileContracts } from '../../devnet/compile.ts';
import { type Devnet, startDevnet } from '../../devnet/startDevnet.ts';
import { readName } from '../../lib/chain/ens.ts';
import { ENS_LOOKUP } from '../../lib/chain/ensLookup.ts';
import { faultCodeOf } from '../../lib/core/fault.ts';
import { chainOf } from '../../lib/registry/chains.ts';
import { useFront } from './throughFront.ts';

const STRANGER = '0x1111111111111111111111111111111111111111';
let devnet: Devnet;
let restore: () => void;

beforeAll(async () => {
  devnet = await startDevnet();
  restore = useFront(devnet.front);
}, 60_000);
afterEach(() => devnet.front.reset());
afterAll(async () => {
  restore();
  await devnet.stop();
});

/** The address, or why there is none. */
const read = (name: string) =>
  readName(chainOf(1), normalize(name), Math.floor(Date.now() / 1000)).then(
    (found) => (found.isOk ? found.address : found.problem),
    faultCodeOf,
  );

/** Says that every name stands for a stranger, whatever block it is asked at. */
const lieAboutNames = (method: string, params: unknown, result: unknown) =>
  method === 'eth_call' && JSON.stringify(params).includes(ENS_LOOKUP.slice(2, 80))
    ? `0x${STRANGER.slice(2).padStart(64, '0')}`
    : result;

test('a name gives the address its resolver holds, in any case and script', async () => {
  expect(await read(NAMES.user)).toBe(devnet.user);
  expect(await read(NAMES.user.toUpperCase())).toBe(devnet.user);
  expect(await read(NAMES.unicode)).toBe(devnet.user);
});

test.each([
  [NAMES.empty, 'nameUnknown'],
  ['nobody.eth', 'nameUnknown'],
  ['nobody.nothing', 'nameUnknown'],
  [NAMES.away, 'nameElsewhere'],
  [NAMES.wildParent, 'nameElsewhere'],
  [`below.${NAMES.wildParent}`, 'nameElsewhere'],
  [`far.below.${NAMES.wildParent}`, 'nameElsewhere'],
  [`below.${NAMES.user}`, 'nameUnknown'],
  [`${'a.'.repeat(10)}eth`, 'nameUnknown'],
])('%s is no address: %s', async (name, problem) => {
  expect(await read(name)).toBe(problem);
});

test('one operator that sends a name elsewhere is outvoted, and two are not believed by halves', async () => {
  const hosts = chainOf(1).operators.map(({ host }) => host);
  devnet.front.setOperator(hosts[0] ?? '', { kind: 'lying', change: lieAboutNames });
  expect(await read(NAMES.user)).toBe(devnet.user);
  devnet.front.setOperator(hosts[1] ?? '', { kind: 'failing', status: 503 });
  expect(await read(NAMES.user)).toMatch(/^rpc\./);
});

test('a lookup asks the chain as often as any other read, and no gateway', async () => {
  const from = devnet.front.log.length;
  await read(NAMES.away);
  const asked = devnet.front.log.slice(from).filter(({ method }) => method !== 'OPTIONS');
  expect(asked).toHaveLength(3);
  const hosts: string[] = chainOf(1).operators.map(({ host }) => host);
  expect(asked.every(({ host }) => hosts.includes(host))).toBe(true);
});

test('the init code that is sent is the compiled one', () => {
  expect(compileContracts().EnsLookup.bytecode).toBe(ENS_LOOKUP);
});
