// Every RPC operator of every chain: does it answer as the registry says it does?
import { testOperator } from '../../lib/chain/testOperator.ts';
import type { OperatorTest } from '../../lib/core/operatorTest.ts';
import type { Chain, RpcOperator } from '../../lib/registry/chains.ts';

/** One operator as it answered, in the words of the table. */
export interface OperatorRow {
  readonly chain: string;
  readonly operator: string;
  readonly status: string;
  readonly head: string;
  readonly latency: string;
  readonly methods: string;
  readonly cors: string;
  /** Whether this operator can be read from as the product reads. */
  readonly isFit: boolean;
}

/** Tests one operator of a chain, in three requests. */
export async function tryOperator(chain: Chain, operator: RpcOperator): Promise<OperatorRow> {
  const tested = await testOperator(operator.url, Math.floor(Date.now() / 1000));
  const cors = await corsOf(operator.url);
  const base = { chain: chain.name, operator: `${operator.name} ${operator.host}`, cors };
  if (!tested.isAnswering)
    return { ...base, status: 'no answer', head: '', latency: '', methods: '', isFit: false };
  const isRight = tested.chainId === BigInt(chain.id);
  return {
    ...base,
    status: isRight ? 'ok' : `chain ${tested.chainId}`,
    head: `${tested.headAge} s`,
    latency: `${tested.latencyMs} ms`,
    methods: methodsOf(tested),
    isFit: isRight && tested.methods.byHash,
  };
}

const methodsOf = ({ methods }: Extract<OperatorTest, { isAnswering: true }>): string =>
  Object.entries(methods)
    .flatMap(([name, isThere]) => (isThere ? [name] : []))
    .join(' ');

/** What the operator lets an extension's page read, by its preflight. */
async function corsOf(url: string): Promise<string> {
  try {
    const answer = await fetch(url, {
      method: 'OPTIONS',
      headers: {
        origin: 'chrome-extension://cbgebdhjajomdbphnfkimehiifkeincp',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
      signal: AbortSignal.timeout(4000),
    });
    return answer.headers.get('access-control-allow-origin') ?? 'none';
  } catch {
    return 'no answer';
  }
}
