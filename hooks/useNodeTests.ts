import { useState } from 'react';
import { testOperator } from '../lib/chain/testOperator.ts';
import type { OperatorTest } from '../lib/core/operatorTest.ts';
import { withHost } from '../lib/net/hostPolicy.ts';
import { now } from '../lib/world/clock.ts';

/** Asks one node what it is and can; the press of the button is consent to ask it this once. */
export const testNode = (url: string): Promise<OperatorTest> =>
  withHost(url, () => testOperator(url, now()));

/** Tests of nodes by address, each run at the press of a button and kept while the screen is open. */
export function useNodeTests() {
  const [tests, setTests] = useState<Record<string, OperatorTest | 'testing'>>({});
  const test = async (url: string) => {
    setTests((all) => ({ ...all, [url]: 'testing' }));
    const outcome = await testNode(url).catch((): OperatorTest => ({ isAnswering: false }));
    setTests((all) => ({ ...all, [url]: outcome }));
  };
  return { tests, test: (url: string) => void test(url) };
}
