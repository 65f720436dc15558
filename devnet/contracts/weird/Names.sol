// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import "./Plain.sol";

/// Its symbol is what it was told, byte for byte.
contract Named is Plain {
    constructor(string memory s, uint8 d) Plain(s, d) {}
}

/// An early token, which says its symbol in one word.
contract Bytes32Symbol {
    bytes32 public symbol;
    uint8 public decimals;
    uint256 public totalSupply;
    mapping(address => uint256) public balanceOf;
    mapping(address => mapping(address => uint256)) public allowance;

    constructor(string memory s, uint8 d) {
        symbol = bytes32(bytes(s));
        decimals = d;
    }

    function mint(address to, uint256 value) external {
        totalSupply += value;
        balanceOf[to] += value;
    }

    function approve(address spender, uint256 value) external returns (bool) {
        allowance[msg.sender][spender] = value;
        return true;
    }

    function transfer(address to, uint256 value) external returns (bool) {
        balanceOf[msg.sender] -= value;
        balanceOf[to] += value;
        return true;
    }

    function transferFrom(address from, address to, uint256 value) external returns (bool) {
        allowance[from][msg.sender] -= value;
        balanceOf[from] -= value;
        balanceOf[to] += value;
        return true;
    }
}

/// A symbol of 100,000 letters.
contract HugeSymbol is Plain {
    constructor(string memory s, uint8 d) Plain(s, d) {}

    function symbol() public pure override returns (string memory) {
        bytes memory letters = new bytes(100_000);
        assembly {
            let end := add(add(letters, 32), 100000)
            for { let at := add(letters, 32) } lt(at, end) { at := add(at, 32) } {
                mstore(at, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
            }
        }
        return string(letters);
    }
}

/// Says that its symbol is longer than all memory.
contract LyingLength is Plain {
    constructor(string memory s, uint8 d) Plain(s, d) {}

    function symbol() public pure override returns (string memory) {
        assembly {
            mstore(0, 32)
            mstore(32, not(0))
            return(0, 64)
        }
    }
}

/// Reverts when asked for its symbol, with a sentence for whoever shows it.
contract RevertingSymbol is Plain {
    constructor(string memory s, uint8 d) Plain(s, d) {}

    function symbol() public pure override returns (string memory) {
        revert("Claim your coins at https://example.com");
    }
}

/// Upgradeable: its decimals are what it is told.
contract ShiftingDecimals is Plain {
    constructor(string memory s, uint8 d) Plain(s, d) {}

    function shift(uint8 to) external {
        places = to;
    }
}

/// Answers every question with the same word.
contract YesToAll {
    constructor(string memory, uint8) {}

    fallback(bytes calldata) external returns (bytes memory) {
        return abi.encode(uint256(18));
    }
}
