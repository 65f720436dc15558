// Operators played on the wire alone: what is asked of whom, and when, is the thing under test.
// What real nodes say stands in tests/chain.
import { keccak256, numberToHex, pad, toHex } from 'viem';
import { installHostPolicy } from '../../lib/net/hostPolicy.ts';
import { type Chain, chainOf } from '../../lib/registry/chains.ts';

export const NOW = 1_800_000_000;
export const HEAD = 500n;
export const OLD_BLOCK = 300n;
const SECONDS_A_BLOCK = 12;

interface Item {
  id: number;
  method: string;
  params: unknown[];
}

/** How one operator answers: an item's result, a status of its own, or never. */
export interface Played {
  head?: bigint;
  chainId?: number;
  balance?: bigint;
  /** Makes its blocks other blocks. */
  fork?: string;
  /** Names this block as the parent of its head. */
  parent?: bigint;
  status?: number;
  isSilent?: boolean;
  /** Milliseconds until it answers. */
  ms?: number;
  /** Refuses all but what is asked of every chain. */
  isRefusing?: boolean;
}

export const hashOf = (number: bigint, fork = ''): `0x${string}` =>
  keccak256(toHex(`${number}${fork}`));

const blockOf = (number: bigint, { fork, parent }: Played) => ({
  number: numberToHex(number),
  hash: hashOf(number, fork),
  parentHash: hashOf(parent ?? number - 1n, fork),
  timestamp: numberToHex(BigInt(NOW) - (HEAD - number) * BigInt(SECONDS_A_BLOCK)),
  baseFeePerGas: '0x7',
});

function answerOf(played: Played, item: Item): unknown {
  const { head = HEAD, chainId = 1, balance = 9n } = played;
  const [first, second] = item.params;
  switch (item.method) {
    case 'eth_chainId':
      return numberToHex(chainId);
    case 'eth_blockNumber':
      return numberToHex(head);
    case 'eth_getBlockByNumber': {
      const number = first === 'latest' ? head : BigInt(first as string);
      return number > head ? null : blockOf(number, played);
    }
    case 'eth_getBalance':
      return numberToHex(isOld(second) ? 1n : balance);
    default:
      return pad('0x');
  }
}

/** An old block's state is another one. */
const isOld = (at: unknown) =>
  (at as { blockHash?: string } | undefined)?.blockHash === hashOf(OLD_BLOCK);

/** What was sent to whom, in order, and whether it was given up. */
export interface Sent {
  name: string;
  methods: string[];
  at: unknown;
  signal: AbortSignal;
}

/** Puts these operators on the wire; the answer takes them off. */
export function play(operators: Record<string, Played>): { sent: Sent[]; end(): void } {
  const real = globalThis.fetch;
  const sent: Sent[] = [];
  installHostPolicy(async () => ({ added: Object.keys(operators).map(originOf), off: [] }));
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const name = new URL(request.url).hostname.split('.')[0] ?? '';
    const played = operators[name] ?? { isSilent: true };
    const items = (await request.json()) as Item[];
    const at = items.at(-1)?.params[1];
    const signal = init?.signal ?? request.signal;
    sent.push({ name, methods: items.map(({ method }) => method), at, signal });
    if (played.isSilent) await abortOf(signal);
    if (played.ms) await new Promise((resolve) => setTimeout(resolve, played.ms));
    if (played.status) return new Response('{}', { status: played.status });
    const answers = items.map((item) =>
      played.isRefusing && item.method === 'eth_getBalance'
        ? { id: item.id, error: { code: -32000, message: 'no' } }
        : { id: item.id, result: answerOf(played, item) },
    );
    return new Response(JSON.stringify(answers));
  };
  return {
    sent,
    end: () => {
      globalThis.fetch = real;
    },
  };
}

const abortOf = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

const originOf = (name: string) => `https://${name}.example`;

/** Ethereum, told by operators of these names. */
export const chainOfPlayed = (names: readonly string[], other: Partial<Chain> = {}): Chain => ({
  ...chainOf(1),
  operators: names.map((name) => ({
    name,
    host: `${name}.example`,
    url: `${originOf(name)}/`,
  })),
  ...other,
});
