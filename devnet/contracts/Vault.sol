// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import "./Token.sol";

/// A vault's share as EIP-4626 has it, as far as it is read: a token that stands for `rate` (18
/// decimals) of its asset.
contract Vault is Token {
    uint256 public rate;

    constructor(string memory name_, string memory symbol_, uint8 decimals_, uint256 rate_)
        Token(name_, symbol_, decimals_)
    {
        rate = rate_;
    }

    function setRate(uint256 rate_) external {
        require(msg.sender == minter, "not the minter");
        rate = rate_;
    }

    function convertToAssets(uint256 shares) external view returns (uint256) {
        require(rate != 0, "no rate");
        return shares * rate / 1e18;
    }
}
