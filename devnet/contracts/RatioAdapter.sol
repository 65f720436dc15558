// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

interface IAnswer {
    function latestAnswer() external view returns (int256);
}

interface IRate {
    function stEthPerToken() external view returns (uint256);
}

/// How Aave prices wstETH: ETH / USD times the token's own rate. It has no rounds.
contract RatioAdapter {
    IAnswer public immutable base;
    IRate public immutable rate;

    constructor(IAnswer base_, IRate rate_) {
        base = base_;
        rate = rate_;
    }

    function decimals() external pure returns (uint8) {
        return 8;
    }

    function latestAnswer() external view returns (int256) {
        return base.latestAnswer() * int256(rate.stEthPerToken()) / 1e18;
    }
}
