// Every weird token, and what must be said of it.
import type { WeirdToken } from '../../devnet/chain/weird.ts';
import type { TokenProblem } from '../../lib/core/addedToken.ts';
import type { TokenTrait } from '../../lib/core/tokenTraits.ts';

export interface Expected extends WeirdToken {
  readonly about: string;
  readonly says: readonly TokenTrait[] | TokenProblem;
  /** How its symbol is shown; as it is unless said. */
  readonly shown?: string;
}

const row = (
  about: string,
  contract: string,
  symbol: string,
  says: Expected['says'],
  more: Partial<Expected> = {},
): Expected => ({ about, contract, symbol, decimals: 18, says, ...more });

/** `owner` is the one whose coins are moved. */
export const weirdTokens = (owner: string): Expected[] => [
  row('one that behaves', 'Plain', 'GOOD', []),
  row('a fee on what is sent', 'FeeOnTransfer', 'FEE', ['feeOnTransfer']),
  row('a fee on top of what is sent', 'FeeOnTop', 'TOP', ['feeOnTransfer']),
  row('balances that grow', 'RebasingUp', 'UP', ['rebasing']),
  row('balances that shrink', 'RebasingDown', 'DOWN', ['rebasing']),
  row('shares behind balances', 'Shares', 'SHR', ['rebasing']),
  row('no return values', 'NoReturn', 'VOID', ['noReturnValue']),
  row('a transfer that says no', 'ReturnsFalse', 'NO', ['cannotMove']),
  row('a transfer that does nothing', 'MovesNothing', 'STILL', ['cannotMove']),
  row('an owner on its blocklist', 'Blocklist', 'BLK', ['cannotMove']),
  row('a pause', 'Pausable', 'PSE', ['cannotMove']),
  row('coins that cannot be sent on', 'OneWay', 'TRAP', ['cannotMove'], { more: [owner] }),
  row('a refusal of zero', 'RevertsOnZero', 'NZ', []),
  row('amounts of 96 bits', 'Uint96', 'U96', []),
  row('a call to who receives', 'Hooked', 'HOOK', []),
  row('no decimals', 'Plain', 'WHOLE', ['oddDecimals'], { decimals: 0 }),
  row('36 decimals', 'Plain', 'FINE', ['oddDecimals'], { decimals: 36 }),
  row('37 decimals', 'Plain', 'FINER', 'noDecimals', { decimals: 37 }),
  row('a symbol in one word', 'Bytes32Symbol', 'MKR', ['bytes32Symbol']),
  row('a symbol of 100,000 letters', 'HugeSymbol', '', [], { shown: 'A'.repeat(16) }),
  row('a symbol longer than memory', 'LyingLength', '', [], { shown: '0x' }),
  row('a symbol that reverts with a link', 'RevertingSymbol', '', [], { shown: '0x' }),
  row('a symbol written from the right', 'Named', '\u202ECDSU', [], { shown: 'CDSU' }),
  row('a symbol in Hebrew', 'Named', 'שקל', [], { shown: '0x' }),
  row('a symbol that is a link', 'Named', 'claim-usdc.com', [], { shown: '0x' }),
  row('a symbol with an Armenian letter', 'Named', 'ՍSDT', ['lookalike']),
  row('our symbol at another address', 'Named', 'USDC', ['lookalike']),
  row('our symbol in Cyrillic', 'Named', 'ЕТН', ['lookalike']),
  row('balances that burn all gas', 'LoopingBalance', 'LOOP', 'noBalances'),
  row('balances without end', 'EndlessBalance', 'MAX', 'noBalances'),
  row('an answer to everything', 'YesToAll', 'YES', ['cannotMove', 'bytes32Symbol'], {
    shown: '0x',
  }),
  row('decimals that change', 'ShiftingDecimals', 'SHIFT', []),
  row('balances that turn endless', 'TurnsEvil', 'EVIL', []),
];
