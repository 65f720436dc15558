// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import "./Plain.sol";

/// A balance grows by a hundredth a day, by itself.
contract RebasingUp is Plain {
    uint256 internal immutable born = block.timestamp;

    constructor(string memory s, uint8 d) Plain(s, d) {}

    function totalSupply() public view override returns (uint256) {
        return (minted * (100 days + block.timestamp - born)) / 100 days;
    }

    function balanceOf(address owner) public view override returns (uint256) {
        return (held[owner] * (100 days + block.timestamp - born)) / 100 days;
    }

    function _move(address from, address to, uint256 value) internal override {
        super._move(from, to, (value * 100 days) / (100 days + block.timestamp - born));
    }
}

/// A balance shrinks to half in a year, by itself.
contract RebasingDown is Plain {
    uint256 internal immutable born = block.timestamp;

    constructor(string memory s, uint8 d) Plain(s, d) {}

    function totalSupply() public view override returns (uint256) {
        return (minted * 365 days) / (365 days + block.timestamp - born);
    }

    function balanceOf(address owner) public view override returns (uint256) {
        return (held[owner] * 365 days) / (365 days + block.timestamp - born);
    }

    function _move(address from, address to, uint256 value) internal override {
        super._move(from, to, (value * (365 days + block.timestamp - born)) / 365 days);
    }
}

/// Shares behind balances, changed when its keeper reports (as Lido's stETH).
contract Shares is Plain {
    uint256 public rate = 1.1e18;

    constructor(string memory s, uint8 d) Plain(s, d) {}

    function report(uint256 rate_) external {
        rate = rate_;
    }

    function sharesOf(address owner) external view returns (uint256) {
        return held[owner];
    }

    function totalSupply() public view override returns (uint256) {
        return (minted * rate) / 1e18;
    }

    function balanceOf(address owner) public view override returns (uint256) {
        return (held[owner] * rate) / 1e18;
    }

    function _move(address from, address to, uint256 value) internal override {
        super._move(from, to, (value * 1e18) / rate);
    }
}

/// Burns all the gas it is given when asked for a balance.
contract LoopingBalance is Plain {
    constructor(string memory s, uint8 d) Plain(s, d) {}

    function balanceOf(address) public pure override returns (uint256) {
        for (uint256 i = 0; ; i++) {}
        return 0;
    }
}

/// Everybody has everything.
contract EndlessBalance is Plain {
    constructor(string memory s, uint8 d) Plain(s, d) {}

    function balanceOf(address) public pure override returns (uint256) {
        return type(uint256).max;
    }
}

/// Behaves until it is told to lie.
contract TurnsEvil is Plain {
    bool public isEvil;

    constructor(string memory s, uint8 d) Plain(s, d) {}

    function turn(bool to) external {
        isEvil = to;
    }

    function balanceOf(address owner) public view override returns (uint256) {
        return isEvil ? type(uint256).max : held[owner];
    }
}
