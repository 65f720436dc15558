// Operators whose answers are well formed and not true.
import { keccak256, toHex } from 'viem';
import { type Behaviour, inBlocks, ofMethod, results, shifted } from './rpc-bend.ts';
import { type Json, send } from './rpc-operator.ts';

export const lies: Behaviour[] = [
  {
    name: 'another chain',
    behave: results(ofMethod(/^eth_chainId$/, (_, { seed }) => toHex(5 + seed))),
  },
  {
    name: 'a chain that flips',
    behave: results(ofMethod(/^eth_chainId$/, (id, { count }) => (count % 2 ? id : '0x5'))),
  },
  {
    name: 'a head 64 blocks ago',
    isAlike: true,
    behave: async (asked) => {
      const [{ result: head } = {}] = await asked.honest([
        { id: 0, method: 'eth_blockNumber', params: [] },
      ]);
      const old = shifted(head, -64n);
      const items = asked.items.map((item) => ({
        ...item,
        params: item.params.map((param) => (param === 'latest' ? old : param)),
      }));
      const answers = await asked.honest(items);
      const bent = answers.map((answer, i) =>
        items[i]?.method === 'eth_blockNumber' ? { ...answer, result: old } : answer,
      );
      send(asked.response, JSON.stringify(bent));
    },
  },
  {
    name: 'a head 64 blocks ahead',
    behave: inBlocks((block, { seed }) => ({
      ...block,
      number: shifted(block.number, 64n + BigInt(seed)),
    })),
  },
  {
    name: 'a block of tomorrow',
    behave: inBlocks((block, { seed }) => ({
      ...block,
      timestamp: shifted(block.timestamp, 86_400n + BigInt(seed)),
    })),
  },
  {
    name: 'a block some seconds older',
    behave: inBlocks((block, { seed }) => ({
      ...block,
      timestamp: shifted(block.timestamp, -20n - BigInt(seed)),
    })),
  },
  {
    name: 'another base fee',
    behave: inBlocks((block, { seed }) => ({ ...block, baseFeePerGas: toHex(7 + seed) })),
  },
  {
    name: 'hashes of its own making',
    behave: inBlocks((block, { seed }) => ({
      ...block,
      hash: keccak256(toHex(`${block.hash}${seed}`)),
    })),
  },
  {
    name: 'a parent of its own making',
    behave: inBlocks((block, { seed }) => ({
      ...block,
      parentHash: keccak256(toHex(`${block.hash}${seed}`)),
    })),
  },
  {
    name: 'a reorganisation to and fro',
    behave: inBlocks((block, { count, seed }) =>
      count % 2 ? block : { ...block, hash: keccak256(toHex(`${block.hash}${seed}`)) },
    ),
  },
  {
    name: 'a nonce that steps back',
    behave: results(
      ofMethod(/TransactionCount$/, (nonce, { seed }) => shifted(nonce, -1n - BigInt(seed))),
    ),
  },
  {
    name: 'a nonce ahead',
    behave: results(
      ofMethod(/TransactionCount$/, (nonce, { seed }) => shifted(nonce, 1n + BigInt(seed))),
    ),
  },
  {
    name: 'a receipt that vanished',
    isAlike: true,
    behave: results(ofMethod(/Receipt$/, () => null)),
  },
  {
    name: 'a receipt that says reverted',
    isAlike: true,
    behave: results(
      ofMethod(/Receipt$/, (receipt) => receipt && { ...(receipt as Json), status: '0x0' }),
    ),
  },
  {
    name: 'a transaction that vanished',
    isAlike: true,
    behave: results(ofMethod(/TransactionByHash$/, () => null)),
  },
  { name: 'no logs', isAlike: true, behave: results(ofMethod(/Logs$/, () => [])) },
  {
    name: 'logs of other transactions',
    behave: results(
      ofMethod(/Logs$/, (logs, { seed }) =>
        (logs as Json[]).map((log) => ({ ...log, transactionHash: keccak256(toHex(seed)) })),
      ),
    ),
  },
  {
    name: 'no code anywhere',
    isAlike: true,
    behave: results(ofMethod(/^eth_(call|getCode)$/, () => '0x')),
  },
  {
    name: 'coins doubled',
    behave: results(
      ofMethod(/^eth_getBalance$/, (wei, { seed }) =>
        toHex(BigInt(wei as string) * BigInt(2 + seed)),
      ),
    ),
  },
  {
    name: 'the last word of every call made up',
    behave: results(
      ofMethod(
        /^eth_call$/,
        (data, { seed }) => `${(data as string).slice(0, -4)}${(0xa0b0 + seed).toString(16)}`,
      ),
    ),
  },
  {
    name: 'simulations that bring more',
    behave: results(
      ofMethod(/^eth_simulate/, (blocks, { seed }) =>
        (blocks as { calls: Json[] }[]).map((block) => ({
          ...block,
          calls: block.calls.map((call, i) =>
            i > block.calls.length / 2
              ? { ...call, returnData: toHex(9 + seed, { size: 32 }) }
              : call,
          ),
        })),
      ),
    ),
  },
];
