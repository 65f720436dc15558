import { parseAbi } from 'viem/utils';

export const ERC20_ABI = parseAbi([
  'function balanceOf(address owner) view returns (uint256)',
  'function allowance(address owner, address spender) view returns (uint256)',
]);

export const MULTICALL_ABI = parseAbi([
  'struct Call3 { address target; bool allowFailure; bytes callData; }',
  'struct Result { bool success; bytes returnData; }',
  'function aggregate3(Call3[] calls) payable returns (Result[])',
  'function getEthBalance(address owner) view returns (uint256)',
]);

/** aave.com/docs: prices in dollars with 8 decimals, 0 for an asset without a source. */
export const AAVE_ORACLE_ABI = parseAbi([
  'function getAssetsPrices(address[] assets) view returns (uint256[])',
]);

/** docs.chain.link: answer in the feed's own decimals, 8 for all pinned dollar feeds. */
export const FEED_ABI = parseAbi([
  'function latestRoundData() view returns (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound)',
]);

/** docs.optimism.io: the fee for publishing a transaction's data on L1, wei. */
export const GAS_PRICE_ORACLE_ABI = parseAbi([
  'function getL1Fee(bytes data) view returns (uint256)',
]);
