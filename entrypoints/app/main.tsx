import '../../assets/style.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createWallet } from '../../hooks/createWallet.ts';
import { WalletProvider } from '../../hooks/WalletProvider.tsx';
import { guardHosts } from '../../lib/world/hosts.ts';
import { watchHosts } from '../../lib/world/watchHosts.ts';
import { App } from './App.tsx';

/** Answers are asked for by the user or by what changed, never by a timer of the library. */
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: false,
      refetchOnWindowFocus: false,
      networkMode: 'always',
      staleTime: Infinity,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

guardHosts();
watchHosts();

const root = document.getElementById('root');
if (root)
  void createWallet().then((wallet) =>
    createRoot(root).render(
      <StrictMode>
        <QueryClientProvider client={queries}>
          <WalletProvider wallet={wallet}>
            <App />
          </WalletProvider>
        </QueryClientProvider>
      </StrictMode>,
    ),
  );
