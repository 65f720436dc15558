import { expect, test } from 'vitest';
import { type SeenMove, traitsOfMove } from '../../lib/core/tokenMove.ts';

/** A hundred coins: fifty go there, a week passes, twenty-five come back. */
const HONEST: SeenMove = {
  sent: 50n,
  sentBack: 25n,
  before: { holder: 100n, receiver: 0n },
  approved: 'yes',
  moved: 'yes',
  after: { holder: 50n, receiver: 50n },
  later: { holder: 50n, receiver: 50n },
  movedBack: 'yes',
  end: { holder: 75n, receiver: 25n },
  hasShares: false,
};

test.each<[string, Partial<SeenMove>, string[]]>([
  ['comes and goes whole', {}, []],
  ['says nothing', { moved: 'nothing' }, ['noReturnValue']],
  ['is refused on the way there', { moved: 'no' }, ['cannotMove']],
  ['is refused on the way back', { movedBack: 'no' }, ['cannotMove']],
  ['cannot be approved', { approved: 'no' }, ['cannotMove']],
  ['never arrives', { after: { holder: 100n, receiver: 0n } }, ['rebasing', 'cannotMove']],
  [
    'arrives one short',
    { after: { holder: 50n, receiver: 49n }, later: { holder: 50n, receiver: 49n } },
    ['feeOnTransfer'],
  ],
  [
    'costs the sender one more',
    { after: { holder: 49n, receiver: 50n }, later: { holder: 49n, receiver: 50n } },
    ['feeOnTransfer'],
  ],
  ['comes back one short', { end: { holder: 74n, receiver: 25n } }, ['feeOnTransfer']],
  [
    'grows in a week',
    { later: { holder: 51n, receiver: 51n }, end: { holder: 76n, receiver: 26n } },
    ['rebasing'],
  ],
  [
    'has shares and loses one to rounding',
    { hasShares: true, end: { holder: 74n, receiver: 25n } },
    ['rebasing'],
  ],
  [
    'has shares and loses three',
    { hasShares: true, end: { holder: 72n, receiver: 25n } },
    ['rebasing', 'feeOnTransfer'],
  ],
  ['cannot be read', { before: { holder: null, receiver: 0n } }, ['unchecked']],
  ['cannot be read afterwards', { after: { holder: 50n, receiver: null } }, ['unchecked']],
])('a coin that %s is named for it', (_what, change, traits) => {
  expect(traitsOfMove({ ...HONEST, ...change })).toEqual(traits);
});
