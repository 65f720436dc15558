import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Row, runConformance } from './runConformance.ts';
import { testWallet } from './testWallet.ts';

test('the test wallet answers as the committed transcript says', { timeout: 120_000 }, async () => {
  const transcript = readFileSync(new URL('./transcript.json', import.meta.url), 'utf8');
  expect(await runConformance(testWallet)).toEqual(JSON.parse(transcript) as Row[]);
});
