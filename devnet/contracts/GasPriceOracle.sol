// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// The L1 data fee of an OP-stack chain (Fjord's formula) with figures of a quiet day.
/// One thing is simpler than on Base: instead of compressing with FastLZ, a non-zero byte counts
/// as one and a zero byte as a sixteenth. Anvil does not charge this fee; it can only be read.
contract GasPriceOracle {
    string public constant version = "1.4.0";
    bool public constant isEcotone = true;
    bool public constant isFjord = true;
    uint256 public constant decimals = 6;
    uint256 public constant l1BaseFee = 1 gwei;
    uint256 public constant blobBaseFee = 1 gwei;
    uint32 public constant baseFeeScalar = 2269;
    uint32 public constant blobBaseFeeScalar = 1_055_762;

    /// Wei for posting this unsigned, RLP-encoded transaction to Ethereum.
    function getL1Fee(bytes calldata transaction) external pure returns (uint256) {
        uint256 sixteenths;
        for (uint256 i; i < transaction.length; i++) sixteenths += transaction[i] == 0 ? 1 : 16;
        return _fee(sixteenths / 16 + 68); // 68 bytes for the signature
    }

    /// The most that an unsigned transaction of this many bytes can cost.
    function getL1FeeUpperBound(uint256 unsignedTxSize) external pure returns (uint256) {
        uint256 size = unsignedTxSize + 68;
        return _fee(size + size / 255 + 16); // FastLZ's worst case
    }

    function _fee(uint256 compressed) private pure returns (uint256) {
        uint256 linear = compressed * 836_500;
        uint256 size = linear < 142_585_600 ? 100e6 : linear - 42_585_600; // at least 100 bytes
        uint256 weighted = baseFeeScalar * l1BaseFee * 16 + blobBaseFeeScalar * blobBaseFee;
        return size * weighted / 1e12;
    }
}
