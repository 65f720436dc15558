import { describe, expect, it } from 'vitest';
import {
  NEW_SCORE,
  type OperatorEnd,
  orderHosts,
  scoreAfter,
  standingOf,
} from '../../lib/core/operatorScore.ts';

const NOW = 1_800_000_000;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const after = (...ends: OperatorEnd[]) =>
  ends.reduce((score, end) => scoreAfter(score, end, 100, NOW), NEW_SCORE);

describe('an operator', () => {
  it('that answers is good, and one answer forgives what failed before', () => {
    expect(standingOf(NEW_SCORE, NOW)).toBe('good');
    expect(standingOf(after('failed', 'late', 'answered'), NOW)).toBe('good');
  });

  it.each(['failed', 'late'] as const)(
    'that %s is doubted for a while, the longer the oftener',
    (end) => {
      expect(standingOf(after(end), NOW + 19 * MINUTE)).toBe('doubtful');
      expect(standingOf(after(end), NOW + 20 * MINUTE)).toBe('good');
      expect(standingOf(after(end, end), NOW + 39 * MINUTE)).toBe('doubtful');
      expect(standingOf(after(...Array(60).fill(end)), NOW + 24 * HOUR)).toBe('good');
    },
  );

  it('that lied stays a liar though it answers, until that fades', () => {
    expect(standingOf(after('lied', 'answered'), NOW + 5 * HOUR)).toBe('liar');
    expect(standingOf(after('lied', 'answered'), NOW + 6 * HOUR)).toBe('good');
    expect(standingOf(after('lied', 'lied'), NOW + 11 * HOUR)).toBe('liar');
  });

  it('is as fast as its recent answers', () => {
    const first = scoreAfter(NEW_SCORE, 'answered', 100, NOW);
    expect(first.usualMs).toBe(100);
    expect(scoreAfter(first, 'answered', 500, NOW).usualMs).toBe(200);
    expect(scoreAfter(first, 'failed', null, NOW).usualMs).toBe(100);
  });
});

describe('the order of operators', () => {
  const HOSTS = ['a.example', 'b.example', 'c.example'];

  it('is the same each time for one address, in whatever order they are listed', () => {
    const order = orderHosts(HOSTS, '1/0xaa', {}, NOW);
    expect(orderHosts([...HOSTS].reverse(), '1/0xaa', {}, NOW)).toEqual(order);
    expect([...order].sort()).toEqual(HOSTS);
  });

  it('differs between addresses, so that no company is told them all', () => {
    const firsts = Array.from({ length: 60 }, (_, i) => orderHosts(HOSTS, `1/${i}`, {}, NOW)[0]);
    for (const host of HOSTS)
      expect(firsts.filter((one) => one === host).length).toBeGreaterThan(5);
  });

  it('puts liars last and those in doubt before them, and leaves the others where they were', () => {
    const [one = '', two = '', three = ''] = orderHosts(HOSTS, '1/0xaa', {}, NOW);
    const scores = { [one]: after('lied'), [two]: after('failed') };
    expect(orderHosts(HOSTS, '1/0xaa', scores, NOW)).toEqual([three, two, one]);
    expect(orderHosts(HOSTS, '1/0xaa', { [two]: after('late') }, NOW)).toEqual([one, three, two]);
    expect(orderHosts(HOSTS, '1/0xaa', scores, NOW + 24 * HOUR)).toEqual([one, two, three]);
  });
});
