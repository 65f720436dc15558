// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// What every weird token starts from: an ERC-20 that behaves. Anyone may mint: it is a test's.
contract Plain {
    string public name;
    uint256 internal minted;
    mapping(address => uint256) internal held;
    mapping(address => mapping(address => uint256)) public allowance;
    string internal sign;
    uint8 internal places;

    event Transfer(address indexed from, address indexed to, uint256 value);
    event Approval(address indexed owner, address indexed spender, uint256 value);

    constructor(string memory symbol_, uint8 decimals_) {
        name = symbol_;
        sign = symbol_;
        places = decimals_;
    }

    function symbol() public view virtual returns (string memory) {
        return sign;
    }

    function decimals() public view virtual returns (uint8) {
        return places;
    }

    function totalSupply() public view virtual returns (uint256) {
        return minted;
    }

    function balanceOf(address owner) public view virtual returns (uint256) {
        return held[owner];
    }

    function mint(address to, uint256 value) external virtual {
        minted += value;
        held[to] += value;
        emit Transfer(address(0), to, value);
    }

    function approve(address spender, uint256 value) public virtual returns (bool) {
        allowance[msg.sender][spender] = value;
        emit Approval(msg.sender, spender, value);
        return true;
    }

    function transfer(address to, uint256 value) public virtual returns (bool) {
        _move(msg.sender, to, value);
        return true;
    }

    function transferFrom(address from, address to, uint256 value) public virtual returns (bool) {
        allowance[from][msg.sender] -= value;
        _move(from, to, value);
        return true;
    }

    function _move(address from, address to, uint256 value) internal virtual {
        held[from] -= value;
        held[to] += value;
        emit Transfer(from, to, value);
    }
}
