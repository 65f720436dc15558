// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import "./Token.sol";

/// Lido's wrapped staked ether: a token that is worth `stEthPerToken` (18 decimals) of ether.
contract WstEth is Token {
    uint256 public stEthPerToken;

    constructor(string memory name_, string memory symbol_, uint8 decimals_, uint256 rate)
        Token(name_, symbol_, decimals_)
    {
        stEthPerToken = rate;
    }

    function setRate(uint256 rate) external {
        require(msg.sender == minter, "not the minter");
        stEthPerToken = rate;
    }

    function tokensPerStEth() external view returns (uint256) {
        return 1e36 / stEthPerToken;
    }

    function getStETHByWstETH(uint256 wrapped) external view returns (uint256) {
        return wrapped * stEthPerToken / 1e18;
    }

    function getWstETHByStETH(uint256 staked) external view returns (uint256) {
        return staked * 1e18 / stEthPerToken;
    }
}
