import type { Address } from 'viem';
import { type ChainId, NATIVE } from '../core/asset.ts';

/** How a receipt says what one of it stands for. */
export type ReceiptRate =
  /** `convertToAssets(uint256)` of the receipt itself: EIP-4626. */
  | { kind: 'erc4626' }
  /** `stEthPerToken()` of the receipt itself, × 10¹⁸: docs.lido.fi. */
  | { kind: 'stEthPerToken' }
  /** A Chainlink exchange-rate feed, × 10¹⁸: a ratio, never dollars. */
  | { kind: 'rateFeed'; feed: Address };

/** A token that stands for more and more of another one, by its own rate on chain. */
export interface Receipt {
  chainId: ChainId;
  address: Address;
  symbol: string;
  decimals: number;
  /** One of our assets on the same chain; what is staked at Lido counts as the ether it is owed. */
  underlying: Address;
  rate: ReceiptRate;
}

const WSTETH = 'wstETH';

const stakedEther = (
  chainId: ChainId,
  address: Address,
  feed: Address,
  underlying: Address = NATIVE,
): Receipt => ({
  chainId,
  address,
  symbol: WSTETH,
  decimals: 18,
  underlying,
  rate: { kind: 'rateFeed', feed },
});

const savings = (
  chainId: ChainId,
  symbol: string,
  address: Address,
  underlying: Address,
): Receipt => ({
  chainId,
  address,
  symbol,
  decimals: 18,
  underlying,
  rate: { kind: 'erc4626' },
});

/**
 * Widely held receipts. Sources: assets/tokens, docs.sky.money (sUSDS), and for feeds
 * @chainlink/mcp-server (`wstETH / stETH Exchange Rate`).
 */
export const RECEIPTS: readonly Receipt[] = [
  {
    chainId: 1,
    address: '0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0',
    symbol: WSTETH,
    decimals: 18,
    underlying: NATIVE,
    rate: { kind: 'stEthPerToken' },
  },
  stakedEther(
    8453,
    '0xc1CBa3fCea344f92D9239c08C0568f6F2F0ee452',
    '0xB88BAc61a4Ca37C43a3725912B1f472c9A5bc061',
  ),
  stakedEther(
    42161,
    '0x5979D7b546E38E414F7E9822514be443A4800529',
    '0xB1552C5e96B312d0Bf8b554186F846C40614a540',
  ),
  stakedEther(
    10,
    '0x1F32b1c2345538c0c6f582fCB022739c4A194Ebb',
    '0xe59EBa0D492cA53C6f46015EEa00517F2707dc77',
  ),
  stakedEther(
    59144,
    '0xB5beDd42000b71FddE22D3eE8a79Bd49A568fC8F',
    '0x3C8A95F2264bB3b52156c766b738357008d87cB7',
  ),
  stakedEther(
    534352,
    '0xf610A9dfB7C89644979b4A0f27063E9e7d7Cda32',
    '0xE61Da4C909F7d86797a0D06Db63c34f76c9bCBDC',
  ),
  stakedEther(
    137,
    '0x03b54A6e9a984069379fae1a4fC4dBAE93B3bCCD',
    '0x3Ea1eC855fBda8bA0396975eC260AD2e9B2Bc01c',
    '0x7ceB23fD6bC0adD59E62ac25578270cFf1b9f619',
  ),
  stakedEther(
    56,
    '0x26c5e01524d2E6280A48F2c50fF6De7e52E9611C',
    '0x4c75d01cfa4D998770b399246400a6dc40FB9645',
    '0x2170Ed0880ac9A755fd29B2688956BD959F933F8',
  ),
  savings(
    1,
    'sDAI',
    '0x83F20F44975D03b1b09e64809B757c47f942BEeA',
    '0x6B175474E89094C44Da98b954EedeAC495271d0F',
  ),
  savings(
    1,
    'sUSDS',
    '0xa3931d71877C0E7a3148CB7Eb4463524FEc27fbD',
    '0xdC035D45d973E3EC169d2276DDab16f1e407384F',
  ),
  savings(
    100,
    'sDAI',
    '0xaf204776c7245bF4147c2612BF6e5972Ee483701',
    '0xe91D153E0b41518A2Ce8Dd3D7944Fa863463a97d',
  ),
];

export const receiptsOn = (chainId: ChainId): Receipt[] =>
  RECEIPTS.filter((receipt) => receipt.chainId === chainId);
