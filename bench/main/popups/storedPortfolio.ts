// A portfolio and its first snapshot in the storage of the release build.
import { bps } from '../../../lib/core/money.ts';
import { DEFAULT_LIMITS, type Portfolio, UNCHANGED } from '../../../lib/core/portfolio.ts';
import type { Request } from '../../../lib/messages/contract.ts';

export const BENCH_PORTFOLIO = 'bench';

/** Any browser driver's page. */
interface Page {
  evaluate(code: string): Promise<unknown>;
}

/** Four classes at a quarter each, which the devnet's holdings are not. */
const portfolioOf = (owner: Portfolio['addresses'][number]): Portfolio => ({
  id: BENCH_PORTFOLIO,
  name: 'Bench',
  kind: 'own',
  addresses: [owner],
  ...UNCHANGED,
  chainIds: [1, 8453],
  targets: ['ETH', 'BTC', 'USD', 'LINK'].map((classId) => ({
    classId,
    weight: bps(2500),
    band: null,
  })),
  limits: DEFAULT_LIMITS,
});

/**
 * Writes the portfolio as it is stored, then lets the background check it, so that the snapshot is
 * the product's own. `page` is any page of the extension. @throws when no whole snapshot came of it
 */
export async function storePortfolio(page: Page, owner: Portfolio['addresses'][number]) {
  const portfolio = portfolioOf(owner);
  const stored = JSON.stringify(portfolio, (_key, value) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
  const request: Request = { kind: 'check', portfolioId: portfolio.id };
  const run = `(${checkIn})(${JSON.stringify(stored)}, ${JSON.stringify(request)})`;
  const chains = (await page.evaluate(run)) as string[];
  if (chains.length !== 2 || chains.some((status) => status !== 'agreed'))
    throw new Error(`the product's snapshot came out ${chains.join(', ') || 'empty'}`);
}

interface Api {
  storage: {
    local: {
      set(values: object): Promise<void>;
      get(key: string): Promise<Record<string, { chains: { status: string }[] } | undefined>>;
    };
  };
  runtime: { sendMessage(message: object): Promise<unknown> };
}

/** Runs in the page; may use nothing from around it. */
async function checkIn(stored: string, request: { portfolioId: string }): Promise<string[]> {
  const { runtime, storage } = (globalThis as unknown as { chrome: Api }).chrome;
  const id = request.portfolioId;
  await storage.local.set({ portfolioIds: [id], [`portfolio/${id}`]: JSON.parse(stored) });
  await runtime.sendMessage(request);
  const key = `snapshot/${id}`;
  return ((await storage.local.get(key))[key]?.chains ?? []).map(({ status }) => status);
}
