import { expect, test } from 'vitest';
import { dayTitle, groupByDay } from '../../components/activity/days.ts';
import { isWalletId, parseMinutes } from '../../components/settings/typedSettings.ts';
import { editorRows } from '../../components/targets/targetModel.ts';
import { bps, dollars } from '../../lib/core/money.ts';
import { DEFAULT_LIMITS } from '../../lib/core/portfolio.ts';
import { draftOf } from '../../lib/core/targetDraft.ts';

test.each([
  ['chromium', 'nkbihfbeogaeaoehlefnkodbefgpgknn', true],
  ['chromium', ' nkbihfbeogaeaoehlefnkodbefgpgknn ', true],
  ['chromium', '', true],
  ['chromium', 'nkbihfbeogaeaoehlefnkodbefgpgknq', false],
  ['chromium', 'nkbihfbeogaeaoehlefnkodbefgpgkn', false],
  ['chromium', 'webextension@metamask.io', false],
  ['firefox', 'webextension@metamask.io', true],
  ['firefox', '{ec8030f7-c20a-464f-9b0e-13a3a9e97384}', true],
  ['firefox', 'no id', false],
] as const)('in %s %j as a wallet id is taken: %s', (browser, typed, isTaken) => {
  expect(isWalletId(browser, typed)).toBe(isTaken);
});

test.each([
  ['5', 5],
  ['120', 120],
  ['4', null],
  ['121', null],
  ['15.5', null],
  ['', null],
])('%j minutes between checks are read as %s', (typed, minutes) => {
  expect(parseMinutes(typed)).toBe(minutes);
});

test('entries stand by local day, newest first', () => {
  const noon = new Date(2026, 10, 21, 12).getTime() / 1000;
  const entries = [noon - 86_400, noon, noon - 3_600].map((at) => ({ at }));
  const days = groupByDay(entries);
  expect(days.map(({ entries: own }) => own.map(({ at }) => noon - at))).toEqual([
    [0, 3_600],
    [86_400],
  ]);
  expect(days.map(({ entries: [first] }) => dayTitle(first?.at ?? 0, noon))).toEqual([
    'Today',
    'Yesterday',
  ]);
});

test('an editor row is measured against what is typed, with the stored target as its ghost', () => {
  const saved = [
    { classId: 'A', weight: bps(5000), band: null },
    { classId: 'B', weight: bps(5000), band: bps(100) },
  ];
  const draft = draftOf(saved, DEFAULT_LIMITS, []);
  draft.rows = draft.rows.map((row) => (row.classId === 'A' ? { ...row, weight: '60' } : row));
  const values = [
    { classId: 'A', value: dollars(66) },
    { classId: 'B', value: dollars(34) },
  ];
  const [a, b] = editorRows(draft, values, saved, DEFAULT_LIMITS);
  expect(a).toMatchObject({
    now: 6600,
    was: 1600,
    standing: { target: 6000, drift: 600, above: 500, below: 500, position: 'over' },
  });
  expect(b).toMatchObject({ was: null, standing: { drift: -1600, above: 100, position: 'under' } });
});

test('an editor row whose target cannot be read has no bar', () => {
  const draft = draftOf([{ classId: 'A', weight: bps(5000), band: null }], DEFAULT_LIMITS, []);
  draft.rows = draft.rows.map((row) => ({ ...row, weight: '5O' }));
  const [row] = editorRows(draft, [{ classId: 'A', value: dollars(1) }], [], DEFAULT_LIMITS);
  expect(row?.standing).toBeNull();
});
