import { describe, expect, test } from 'vitest';
import { Fault } from '../../lib/core/fault.ts';
import * as text from '../../lib/core/text.ts';
import { ownId } from '../../lib/wallet/ownId.ts';
import { ProviderError } from '../../lib/wallet/ProviderError.ts';
import { walletFault } from '../../lib/wallet/walletFault.ts';
import { parseWalletId, walletIds } from '../../lib/wallet/walletIds.ts';

describe('a wallet error', () => {
  test.each([
    [4001, 'wallet.declined', 'wallet.declined'],
    [4100, 'wallet.wrongAccount', 'wallet.wrongAccount'],
    [4902, 'wallet.wrongChain', 'wallet.wrongChain'],
    [-32002, 'wallet.busy', 'wallet.busy'],
    [4900, 'wallet.absent', 'tx.unknown'],
    [4200, 'bug.unreachable', 'tx.unknown'],
    [-32603, 'bug.unreachable', 'tx.unknown'],
  ])('of code %i is %s when asking and %s when signing', (code, asked, signed) => {
    expect(walletFault(new ProviderError(code), 'ask').code).toBe(asked);
    expect(walletFault(new ProviderError(code), 'read').code).toBe(asked);
    expect(walletFault(new ProviderError(code), 'sign').code).toBe(signed);
  });

  test.each([null, undefined, 'text', 7, {}, new Error('x'), { code: '4001' }])(
    'of no known shape (%o) never says that nothing was sent when signing',
    (thrown) => {
      expect(walletFault(thrown, 'sign').code).toBe('tx.unknown');
      expect(text.faults['tx.unknown']).not.toContain('Nothing was sent');
    },
  );

  test('is found under what wagmi and viem wrap around it', () => {
    const wrapped = new Error('outer', { cause: new Error('inner', { cause: { code: 4001 } }) });
    expect(walletFault(wrapped, 'ask').code).toBe('wallet.declined');
    const ours = new Error('outer', { cause: new Fault('wallet.vanished') });
    expect(walletFault(ours, 'sign').code).toBe('wallet.vanished');
  });

  test('whose causes go in a circle still ends', () => {
    const circle: { cause?: unknown } = {};
    circle.cause = circle;
    expect(walletFault(circle, 'ask').code).toBe('bug.unreachable');
  });

  test('leaves the words of the wallet behind', () => {
    const words = 'Your wallet is at risk: visit evil.example';
    const fault = walletFault(Object.assign(new Error(words), { code: -32000 }), 'ask');
    expect(JSON.stringify([fault.message, fault.detail])).not.toContain('evil');
  });
});

describe('extension ids', () => {
  const own = 'hebhblbkkdabgoldnojllkipeoacjioc';

  test("the user's own build is tried first and MetaMask's after it, each once", () => {
    const ids = walletIds('chromium', own);
    expect(ids[0]).toBe(own);
    expect(ids).toContain('nkbihfbeogaeaoehlefnkodbefgpgknn');
    expect(walletIds('chromium', ids[1] ?? null)).toHaveLength(ids.length - 1);
    expect(walletIds('firefox', null)).toEqual(['webextension@metamask.io']);
  });

  test('a typed id is taken in the form its browser uses, without the blanks around it', () => {
    expect(parseWalletId('chromium', ` ${own}\n`)).toBe(own);
    expect(parseWalletId('firefox', 'test@wallet.invalid')).toBe('test@wallet.invalid');
    const uuid = '{11111111-1111-4111-8111-111111111111}';
    expect(parseWalletId('firefox', uuid)).toBe(uuid);
  });

  test.each([
    ['chromium', ''],
    ['chromium', own.slice(1)],
    ['chromium', own.toUpperCase()],
    ['chromium', 'webextension@metamask.io'],
    ['firefox', own],
    ['firefox', 'https://example.org/'],
  ] as const)('in %s %j is refused', (browser, typed) => {
    expect(() => parseWalletId(browser, typed)).toThrow('input.invalid');
  });

  test("ours is what MetaMask's windows show", () => {
    const at = (url: string) => ownId({ getURL: (path) => url + path });
    const uuid = '11111111-1111-4111-8111-111111111111';
    expect(at(`chrome-extension://${own}`)).toEqual({
      id: own,
      origin: `chrome-extension://${own}`,
    });
    expect(at(`moz-extension://${uuid}`)).toEqual({ id: uuid, origin: `moz-extension://${uuid}` });
  });
});
