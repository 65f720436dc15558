import type { ChainState, UnixSeconds } from '../core/snapshot.ts';
import type { Chain } from '../registry/chains.ts';
import { askBelief, withoutDoubtful } from './addedTokens.ts';
import type { Agreed } from './agree.ts';
import { askHeld, type Held, nativeCall, parseNative } from './balances.ts';
import type { ChainQuery } from './chainQuery.ts';
import { gasCalls, gasOf, parseGas, type SaidGas } from './gas.ts';
import { askLending, type Lent } from './lending.ts';
import { askPrices } from './prices/askPrices.ts';
import { readViewsAgreed } from './readViewsAgreed.ts';
import { askRates, countByRates } from './receipts.ts';
import { type Ask, askAll, askEach } from './views.ts';

/**
 * What a chain says at one block that as many operators agree on as must: balances of all addresses,
 * what they lent and owe, what receipts stand for, prices, and what gas costs. A balance that cannot be read is
 * named and never zero. Three requests in the good case. @throws rpc.*
 */
export async function readChain(
  chain: Chain,
  query: ChainQuery,
  now: UnixSeconds,
): Promise<Agreed<ChainState>> {
  const { owners } = query;
  const state = askState(chain, query);
  const agreed = await readViewsAgreed(
    chain,
    {
      views: state.views,
      calls: (at) => [...owners.map((owner) => nativeCall(owner, at)), ...gasCalls(chain, at)],
      read: (answers, others, { time }) => {
        const coins = owners.map((owner, i) => parseNative(others[i], owner, query));
        return {
          state: withCoins(coins, state.read(answers, time)),
          said: parseGas(chain, others.slice(owners.length)),
        };
      },
      compared: (read) => ({ ...read, said: read.said.l1Fee }),
    },
    now,
  );
  const said = agreed.values.map((one) => one.said);
  const gas = gasOf(agreed.block.baseFee, said);
  const withGas = (one: Read) => ({ ...one.state, gas });
  return { ...agreed, value: withGas(agreed.value), values: agreed.values.map(withGas) };
}

interface Read {
  state: Omit<ChainState, 'gas'>;
  said: SaidGas;
}

/** Everything but the native coin and gas, as one ask. */
function askState(chain: Chain, query: ChainQuery): Ask<Read['state']> {
  const { owners, markets } = query;
  const accounts = owners.flatMap((owner) => markets.map((market) => [owner, market] as const));
  const all = askAll({
    prices: askPrices(chain, query),
    rates: askRates(query.receipts),
    lent: askEach(accounts, ([owner, market]) => askLending(chain.id, owner, market)),
    held: askEach(owners, (owner) => askHeld(owner, query)),
    isBelieved: askBelief(query.added ?? []),
  });
  return {
    views: all.views,
    read: (answers, time) => {
      const { prices, rates, lent, held, isBelieved } = all.read(answers, time);
      const lentTo = lent.map((ofPrices): Lent => ofPrices(prices.byOracle));
      const own = countByRates(
        held.flatMap(({ holdings }) => holdings),
        rates,
      );
      const state = {
        holdings: [...own.holdings, ...lentTo.flatMap(({ holdings }) => holdings)],
        uncounted: [
          ...own.uncounted,
          ...[...held, ...lentTo].flatMap(({ uncounted }) => uncounted),
        ],
        debts: lentTo.flatMap(({ debts }) => debts),
        lending: lentTo.flatMap((one) => one.accounts),
        prices: prices.readings,
        rates: prices.rates,
      };
      return withoutDoubtful(state, isBelieved);
    },
  };
}

const withCoins = (coins: readonly Held[], state: Read['state']): Read['state'] => ({
  ...state,
  holdings: [...coins.flatMap(({ holdings }) => holdings), ...state.holdings],
  uncounted: [...coins.flatMap(({ uncounted }) => uncounted), ...state.uncounted],
});
