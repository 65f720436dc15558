import { describe, expect, test } from 'vitest';
import { dayTitle, groupByDay } from '../../components/activity/days.ts';
import { isWalletId, parseMinutes } from '../../components/settings/typedSettings.ts';
import { editorRows } from '../../components/targets/targetModel.ts';
import { withEdges } from '../../lib/core/edges.ts';
import { bps, dollars } from '../../lib/core/money.ts';
import { DEFAULT_LIMITS } from '../../lib/core/portfolio.ts';
import { DEFAULT_STRATEGY, type Strategy } from '../../lib/core/strategy.ts';
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

const PLAIN = { limits: DEFAULT_LIMITS, strategy: DEFAULT_STRATEGY };

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
  const [a, b] = editorRows(draft, values, saved, PLAIN);
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
  const [row] = editorRows(draft, [{ classId: 'A', value: dollars(1) }], [], PLAIN);
  expect(row?.standing).toBeNull();
});

describe('where the rule makes the band', () => {
  const saved = [
    { classId: 'A', weight: bps(5000), band: null },
    { classId: 'B', weight: bps(5000), band: null },
  ];
  const draft = draftOf(saved, DEFAULT_LIMITS, []);
  const values = [
    { classId: 'A', value: dollars(58) },
    { classId: 'B', value: dollars(42) },
  ];
  const rowsBy = (strategy: Partial<Strategy>, found = {}) =>
    editorRows(
      draft,
      values,
      saved,
      withEdges({ limits: DEFAULT_LIMITS, strategy: { ...DEFAULT_STRATEGY, ...strategy } }, found),
    );

  test('a bar shows it, and that it is not the points that are typed', () => {
    const relative = { kind: 'relative', size: bps(2000) } as const;
    const [a, b] = rowsBy({ band: { above: relative, below: { ...relative, size: bps(1000) } } });
    expect(a).toMatchObject({ isRuled: true, standing: { above: 1000, position: 'inBand' } });
    expect(b).toMatchObject({ isRuled: true, standing: { below: 500, position: 'under' } });
  });

  test('edges that follow from costs are those of the last verdict, before it the typed points', () => {
    const costOptimal = { above: { kind: 'costOptimal' }, below: { kind: 'costOptimal' } } as const;
    const [before] = rowsBy({ band: costOptimal });
    expect(before).toMatchObject({ isRuled: false, standing: { above: 500, position: 'over' } });
    const [a, b] = rowsBy({ band: costOptimal }, { A: { above: bps(900), below: bps(700) } });
    expect(a).toMatchObject({ isRuled: true, standing: { above: 900, position: 'inBand' } });
    expect(b).toMatchObject({ isRuled: false, standing: { below: 500, position: 'under' } });
  });

  test('a schedule alone has none, and nothing is outside', () => {
    const rows = rowsBy({ trigger: 'schedule' });
    expect(rows.map(({ isRuled, standing }) => [isRuled, standing?.position])).toEqual([
      [true, 'inBand'],
      [true, 'inBand'],
    ]);
  });
});
