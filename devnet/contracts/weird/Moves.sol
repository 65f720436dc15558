// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import "./Plain.sol";

/// One part in a hundred of what is sent never arrives.
contract FeeOnTransfer is Plain {
    constructor(string memory s, uint8 d) Plain(s, d) {}

    function _move(address from, address to, uint256 value) internal override {
        uint256 fee = value / 100;
        super._move(from, to, value - fee);
        super._move(from, address(this), fee);
    }
}

/// What is sent arrives; the fee is taken from what the sender keeps.
contract FeeOnTop is Plain {
    constructor(string memory s, uint8 d) Plain(s, d) {}

    function _move(address from, address to, uint256 value) internal override {
        super._move(from, to, value);
        super._move(from, address(this), value / 100);
    }
}

/// Moves, and says no.
contract ReturnsFalse is Plain {
    constructor(string memory s, uint8 d) Plain(s, d) {}

    function transfer(address to, uint256 value) public override returns (bool) {
        _move(msg.sender, to, value);
        return false;
    }
}

/// Says yes, and moves nothing.
contract MovesNothing is Plain {
    constructor(string memory s, uint8 d) Plain(s, d) {}

    function _move(address, address, uint256) internal override {}
}

/// Some may neither send nor receive.
contract Blocklist is Plain {
    mapping(address => bool) public isBlocked;

    constructor(string memory s, uint8 d) Plain(s, d) {}

    function setBlocked(address who, bool to) external {
        isBlocked[who] = to;
    }

    function _move(address from, address to, uint256 value) internal override {
        require(!isBlocked[from] && !isBlocked[to], "blocked");
        super._move(from, to, value);
    }
}

/// Nobody may send while it is paused.
contract Pausable is Plain {
    bool public isPaused;

    constructor(string memory s, uint8 d) Plain(s, d) {}

    function setPaused(bool to) external {
        isPaused = to;
    }

    function _move(address from, address to, uint256 value) internal override {
        require(!isPaused, "paused");
        super._move(from, to, value);
    }
}

/// Who receives may not send on: bought, and never sold.
contract OneWay is Plain {
    address public immutable first;

    constructor(string memory s, uint8 d, address first_) Plain(s, d) {
        first = first_;
    }

    function _move(address from, address to, uint256 value) internal override {
        require(from == first, "not for sale");
        super._move(from, to, value);
    }
}

/// Refuses to approve or move nothing.
contract RevertsOnZero is Plain {
    constructor(string memory s, uint8 d) Plain(s, d) {}

    function approve(address spender, uint256 value) public override returns (bool) {
        require(value > 0, "zero");
        return super.approve(spender, value);
    }

    function _move(address from, address to, uint256 value) internal override {
        require(value > 0, "zero");
        super._move(from, to, value);
    }
}

/// Amounts above 96 bits are refused; an unlimited approval becomes the most there is.
contract Uint96 is Plain {
    constructor(string memory s, uint8 d) Plain(s, d) {}

    function approve(address spender, uint256 value) public override returns (bool) {
        require(value <= type(uint96).max || value == type(uint256).max, "too much");
        return super.approve(spender, value > type(uint96).max ? type(uint96).max : value);
    }

    function _move(address from, address to, uint256 value) internal override {
        require(value <= type(uint96).max, "too much");
        super._move(from, to, value);
    }
}

interface Hook {
    function tokensReceived(address from, uint256 value) external;
}

/// Calls who receives, before the books are closed (as ERC-777 does).
contract Hooked is Plain {
    constructor(string memory s, uint8 d) Plain(s, d) {}

    function _move(address from, address to, uint256 value) internal override {
        if (to.code.length > 0) Hook(to).tokensReceived(from, value);
        super._move(from, to, value);
    }
}

/// `approve`, `transfer` and `transferFrom` say nothing.
contract NoReturn {
    string public symbol;
    uint8 public decimals;
    uint256 public totalSupply;
    mapping(address => uint256) public balanceOf;
    mapping(address => mapping(address => uint256)) public allowance;

    constructor(string memory s, uint8 d) {
        symbol = s;
        decimals = d;
    }

    function mint(address to, uint256 value) external {
        totalSupply += value;
        balanceOf[to] += value;
    }

    function approve(address spender, uint256 value) external {
        allowance[msg.sender][spender] = value;
    }

    function transfer(address to, uint256 value) external {
        balanceOf[msg.sender] -= value;
        balanceOf[to] += value;
    }

    function transferFrom(address from, address to, uint256 value) external {
        allowance[from][msg.sender] -= value;
        balanceOf[from] -= value;
        balanceOf[to] += value;
    }
}
