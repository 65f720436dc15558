import type { ChainId } from '../../lib/core/asset.ts';
import type { OperatorMethods, OperatorTest } from '../../lib/core/operatorTest.ts';
import * as text from '../../lib/core/text.ts';
import { formatCount } from '../ui/format.ts';
import { formatSpan } from '../ui/time.ts';

const METHODS: readonly (keyof OperatorMethods)[] = [
  'byHash',
  'initCode',
  'simulate',
  'overrides',
  'proof',
];

/** What came of testing a node, said plainly: chain, height and age, latency, what it knows. */
export function NodeTestLine({ test, chainId }: { test: OperatorTest; chainId: ChainId }) {
  const words = text.settings.networks.result;
  if (!test.isAnswering)
    return (
      <p role="status" className="pt-1 pl-7 font-strong text-danger text-meta">
        {words.silent}
      </p>
    );
  if (test.chainId !== BigInt(chainId))
    return (
      <p role="status" className="pt-1 pl-7 font-strong text-danger text-meta">
        {words.wrongChain(`${test.chainId}`, `${chainId}`)}
      </p>
    );
  const { methods } = test;
  const knows = METHODS.filter((method) => methods[method]);
  const lacks = METHODS.filter((method) => !methods[method]);
  return (
    <div role="status" className="pt-1 pl-7 text-ink-2 text-meta">
      <p className="num">
        <strong className="font-strong text-ink">
          {methods.byHash ? words.good : words.noHash}
        </strong>{' '}
        {[words.chain(`${test.chainId}`), headWords(test), latencyWords(test)].join(' · ')}
      </p>
      {knows.length > 0 && (
        <p>
          {words.knows} {knows.map((method) => words.methods[method]).join(', ')}.
        </p>
      )}
      {lacks.length > 0 && (
        <p>
          {words.lacks} {lacks.map((method) => words.methods[method]).join(', ')}.
        </p>
      )}
    </div>
  );
}

type Answering = Extract<OperatorTest, { isAnswering: true }>;

/** A head some seconds ahead of our clock is no fault. */
const AHEAD_SECONDS = -15;

function headWords({ height, headAge }: Answering): string {
  const words = text.settings.networks.result;
  const block = formatCount(height);
  return headAge < AHEAD_SECONDS ? words.ahead(block) : words.head(block, formatSpan(headAge));
}

const latencyWords = ({ latencyMs }: Answering): string =>
  text.settings.networks.result.latency(formatCount(latencyMs));
