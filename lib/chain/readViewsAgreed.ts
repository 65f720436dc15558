import type { Address } from 'viem';
import { getAddress, numberToHex } from 'viem/utils';
import type { ChainId } from '../core/asset.ts';
import { Fault } from '../core/fault.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import type { RpcAnswer, RpcCall } from '../net/rpc.ts';
import type { Chain } from '../registry/chains.ts';
import { type Agreed, readAgreed } from './agree.ts';
import type { AgreedBlock, BlockAt } from './ballot.ts';
import { MANNERS, type Manner, viewCalls } from './readViews.ts';
import { type Answer, READ_GAS, type View } from './views.ts';

/** Views and other calls to make at one block, and what all of it says. */
interface ViewQuestion<T> {
  views: readonly View[];
  calls(at: BlockAt): RpcCall[];
  read(answers: readonly Answer[], others: readonly RpcAnswer[], block: AgreedBlock): T;
  /** The part of it that must be alike; all of it unless said. */
  compared?(value: T): unknown;
}

/** So long after the start no other manner is begun, milliseconds: a whole read must end. */
const BEGIN_WITHIN_MS = 8000;

/** In which manner each chain answered last; forgotten with the worker, which only costs a request. */
const lastManner = new Map<ChainId, Manner>();

/**
 * Reads at one agreed block in the first manner that the chain's operators do not refuse. A manner is
 * given up only when as many refused it as must agree; one who refuses alone is one who failed.
 * @throws rpc.*
 */
export async function readViewsAgreed<T>(
  chain: Chain,
  question: ViewQuestion<T>,
  now: UnixSeconds,
): Promise<Agreed<T>> {
  const first = chain.runsInitCode ? (lastManner.get(chain.id) ?? 'scan') : 'multicall';
  const startedAt = performance.now();
  for (const manner of MANNERS.slice(MANNERS.indexOf(first))) {
    const refusals = { count: 0 };
    try {
      const agreed = await readIn(chain, question, manner, refusals, now);
      lastManner.set(chain.id, manner);
      return agreed;
    } catch (thrown) {
      const isLate = performance.now() - startedAt > BEGIN_WITHIN_MS;
      if (manner === 'multicall' || isLate || refusals.count < chain.quorum) throw thrown;
    }
  }
  throw new Fault('bug.unreachable');
}

async function readIn<T>(
  chain: Chain,
  question: ViewQuestion<T>,
  manner: Manner,
  refusals: { count: number },
  now: UnixSeconds,
): Promise<Agreed<T>> {
  const views =
    manner === 'multicall' ? await resolveVia(chain, question.views, now) : question.views;
  const made = viewCalls(chain, views, manner);
  const { compared } = question;
  return readAgreed(
    chain,
    {
      ...(compared && { compared }),
      calls: (at) => [...question.calls(at), ...made.calls(at)],
      parse: (answers, block) => {
        const others = answers.slice(0, question.calls(block.hash).length);
        const rest = answers.slice(others.length);
        if (rest.some(({ ok }) => !ok)) refusals.count += 1;
        return question.read(made.parse(rest), others, block);
      },
    },
    now,
  );
}

/**
 * Multicall3 cannot ask one contract for another and call that one: who is asked by way of another is
 * read first, at an agreed block of its own. Whom nobody names is asked itself, and fails.
 */
async function resolveVia(
  chain: Chain,
  views: readonly View[],
  now: UnixSeconds,
): Promise<readonly View[]> {
  const asked = views.filter(({ via }) => via);
  if (asked.length === 0) return views;
  const words = asked.map(({ target, via = '0x' }) => ({
    target,
    data: via,
    words: 1,
    gas: READ_GAS,
  }));
  const made = viewCalls(chain, words, 'multicall');
  const { value } = await readAgreed(chain, { calls: made.calls, parse: made.parse }, now);
  const named = new Map(asked.map((view, i) => [view, addressIn(value[i] ?? null)]));
  return views.map((view) => ({ ...view, target: named.get(view) ?? view.target }));
}

function addressIn(answer: Answer): Address | undefined {
  const [word = 0n] = answer ?? [];
  return word > 0n && word < 1n << 160n ? getAddress(numberToHex(word, { size: 20 })) : undefined;
}
