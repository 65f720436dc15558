import type { EIP1193Provider, Chain as ViemChain } from 'viem';
import { type Config, createConfig, custom, injected } from 'wagmi';
import { CHAINS, type Chain } from '../registry/chains.ts';
import { methodKind } from './methods.ts';
import type { WalletRuntime } from './PortLink.ts';
import { PortProvider, type WalletRequest } from './PortProvider.ts';
import { CODES, ProviderError } from './ProviderError.ts';

/** What this room keeps between visits: whether the user connected. */
export interface WalletStorage {
  getItem(key: string): Promise<string | null>;
  setItem(key: string, value: string): Promise<void>;
  removeItem(key: string): Promise<void>;
}

/** The wallet as the page holds it: wagmi for who is connected, the provider for `sendCall` alone. */
export interface Wallet {
  config: Config;
  provider: PortProvider;
  storage: WalletStorage;
}

/**
 * The wallet over one provider. wagmi gets it without the right to ask for signatures, looks for no
 * other wallet, keeps no state of its own and knows no node: what it asks goes to the provider.
 */
export function createWalletConfig(options: {
  /** Extensions that may be MetaMask, first wins; see `walletIds`. */
  ids: readonly string[];
  runtime: WalletRuntime;
  storage: WalletStorage;
}): Wallet {
  const provider = new PortProvider(options.runtime, options.ids);
  const forWagmi = withoutSigning(provider);
  const [first, ...others] = CHAINS.map(viemChain);
  if (!first) throw new RangeError('no chains in the registry');
  const config = createConfig({
    chains: [first, ...others],
    transports: Object.fromEntries(
      CHAINS.map(({ id }) => [id, custom(forWagmi, { retryCount: 0 })]),
    ),
    connectors: [
      injected({
        target: { id: 'metamask', name: 'MetaMask', provider: forWagmi },
        // With the shim every connect would open a window, even for an account already permitted.
        shimDisconnect: false,
      }),
    ],
    multiInjectedProviderDiscovery: false,
    ssr: false,
    // Persisted, wagmi's store would bring back connectors without methods after `reconnect` is done.
    storage: null,
  });
  return { config, provider, storage: options.storage };
}

/**
 * The same provider, of lasting identity, that refuses every signature. Accounts that cannot be
 * read are no accounts: wagmi asks for them in places where nobody handles a failure.
 */
function withoutSigning(provider: PortProvider): EIP1193Provider {
  const request = (asked: WalletRequest): Promise<unknown> => {
    if (methodKind(asked.method) === 'sign')
      return Promise.reject(new ProviderError(CODES.unsupported));
    const answer = provider.request(asked);
    return asked.method === 'eth_accounts' ? answer.catch(() => []) : answer;
  };
  const facade = {
    request,
    on: provider.on.bind(provider),
    removeListener: provider.removeListener.bind(provider),
  };
  return facade as unknown as EIP1193Provider;
}

/** A chain without a node: nobody can be asked by mistake. */
const viemChain = ({ id, name, nativeSymbol }: Chain): ViemChain => ({
  id,
  name,
  nativeCurrency: { name: nativeSymbol, symbol: nativeSymbol, decimals: 18 },
  rpcUrls: { default: { http: [] } },
});
