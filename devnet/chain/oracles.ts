// Price feeds with a history, the Aave oracle over them, and Base's L1 fee.
import type { Address, Hex } from 'viem';
import { chainOf } from '../../lib/registry/chains.ts';
import type { Artifacts } from '../compile.ts';
import { ORACLE_ABI } from './abis.ts';
import { dealerCall } from './dealer.ts';
import type { DevChain } from './devChain.ts';
import { firstRounds, pushRound } from './feeds.ts';
import { tokenOf } from './layout.ts';
import { place } from './place.ts';

/** Mainnet keeps the source of wstETH elsewhere; nothing pins this address. */
const WSTETH_SOURCE: Address = '0x00000000000000000000000000000000000057e7';
const FEED_DECIMALS = 8;
const DAY = 86_400;
/** A sequencer feed answers 1 while it is down. */
const RUNNING = 0n;

export async function placeOracles(chain: DevChain, artifacts: Artifacts): Promise<void> {
  const { oracle, gasPriceOracle } = chain.layout;
  await placeFeeds(chain, artifacts);
  const wstEth = tokenOf(chain.chainId, 'wstETH').address;
  const ether = feedAt(chain, 'ETH / USD');
  await place(chain, WSTETH_SOURCE, artifacts.RatioAdapter, [ether, wstEth]);
  await place(chain, oracle, artifacts.AaveOracle);
  const assets = Object.values(chain.tokens).map(({ address }) => address);
  const sources = Object.keys(chain.tokens).map((symbol) => sourceOf(chain, symbol));
  await chain.send(dealerCall(chain, oracle, ORACLE_ABI, 'setAssetSources', [assets, sources]));
  await placeSequencer(chain, artifacts);
  if (gasPriceOracle) await place(chain, gasPriceOracle, artifacts.GasPriceOracle);
}

async function placeFeeds(chain: DevChain, artifacts: Artifacts): Promise<void> {
  const latest = await chain.rpc('eth_getBlockByNumber', ['latest', false]);
  const now = Number((latest as { timestamp: Hex }).timestamp);
  for (const feed of chain.layout.feeds) {
    await place(chain, feed.address, artifacts.Feed, [FEED_DECIMALS, feed.description]);
    await chain.sendAll(firstRounds(chain, feed, now));
  }
}

/** The feed that says since when a rollup's sequencer runs: for a day. */
async function placeSequencer(chain: DevChain, artifacts: Artifacts): Promise<void> {
  const { sequencerFeed } = chainOf(chain.chainId);
  if (!sequencerFeed) return;
  await place(chain, sequencerFeed, artifacts.Feed, [0, 'L2 Sequencer Uptime Status Feed']);
  const since = BigInt(Math.floor(Date.now() / 1000) - DAY);
  await chain.send(pushRound(chain, sequencerFeed, RUNNING, since));
}

function sourceOf(chain: DevChain, symbol: string): Address {
  return symbol === 'wstETH' ? WSTETH_SOURCE : feedAt(chain, chain.layout.feedOf[symbol]);
}

function feedAt(chain: DevChain, description: string | undefined): Address {
  const found = chain.layout.feeds.find((feed) => feed.description === description);
  if (!found) throw new Error(`no feed ${description} on chain ${chain.chainId}`);
  return found.address;
}
