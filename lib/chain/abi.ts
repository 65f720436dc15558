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

/** aave.com/docs: dollars with 8 decimals, 0 for an asset without a source. */
export const AAVE_ORACLE_ABI = parseAbi([
  'function getAssetPrice(address asset) view returns (uint256)',
]);

/** aave.com/docs, Aave v3: totals in dollars with 8 decimals, health factor × 10¹⁸. */
export const AAVE_POOL_ABI = parseAbi([
  'function getUserAccountData(address user) view returns (uint256 totalCollateral, uint256 totalDebt, uint256 availableBorrows, uint256 liquidationThreshold, uint256 ltv, uint256 healthFactor)',
]);

/** docs.chain.link: answer in the feed's own decimals; the bounds stand in the aggregator behind it. */
export const FEED_ABI = parseAbi([
  'function latestRoundData() view returns (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound)',
  'function decimals() view returns (uint8)',
  'function description() view returns (string)',
  'function aggregator() view returns (address)',
  'function minAnswer() view returns (int192)',
  'function maxAnswer() view returns (int192)',
]);

/** docs.uniswap.org, IUniswapV3PoolDerivedState: running sums at times that many seconds ago. */
export const POOL_ABI = parseAbi([
  'function observe(uint32[] secondsAgos) view returns (int56[] tickCumulatives, uint160[] secondsPerLiquidityCumulativeX128s)',
]);

/** docs.lido.fi and EIP-4626: what a whole receipt stands for. */
export const RATE_ABI = parseAbi([
  'function stEthPerToken() view returns (uint256)',
  'function convertToAssets(uint256 shares) view returns (uint256)',
]);

/** docs.optimism.io: the fee for publishing a transaction's data on L1, wei. */
export const GAS_PRICE_ORACLE_ABI = parseAbi([
  'function getL1Fee(bytes data) view returns (uint256)',
]);

/** docs.uniswap.org, IQuoterV2: what a path of pools gives for an amount, and the gas of its swaps. */
export const QUOTER_ABI = parseAbi([
  'function quoteExactInput(bytes path, uint256 amountIn) returns (uint256 amountOut, uint160[] sqrtPriceX96AfterList, uint32[] initializedTicksCrossedList, uint256 gasEstimate)',
]);
