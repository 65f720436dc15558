// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

interface IWrapped {
    function deposit() external payable;
    function withdraw(uint256 value) external;
}

interface IV3Router {
    struct ExactInput {
        bytes path;
        address recipient;
        uint256 amountIn;
        uint256 amountOutMinimum;
    }

    function exactInput(ExactInput calldata params) external payable returns (uint256);
}

/// What both stand-in routers do: pull the sell token, swap it through SwapRouter02 along a
/// Uniswap V3 path, pay the buy token out. Native coin goes by the usual 0xEeee… address.
abstract contract ThroughV3 {
    address internal constant NATIVE = 0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE;
    IV3Router public immutable v3;
    address public immutable wrapped;

    constructor(IV3Router v3_, address wrapped_) {
        v3 = v3_;
        wrapped = wrapped_;
    }

    receive() external payable {}

    function _pull(address token, uint256 value) internal {
        if (token == NATIVE) {
            require(msg.value == value, "wrong msg.value");
            IWrapped(wrapped).deposit{value: value}();
        } else {
            require(msg.value == 0, "msg.value with a token");
            _call(token, abi.encodeWithSignature(
                "transferFrom(address,address,uint256)", msg.sender, address(this), value));
        }
    }

    function _swap(address sell, address buy, uint256 amount, bytes memory path)
        internal
        returns (uint256 received)
    {
        address from = sell == NATIVE ? wrapped : sell;
        _call(from, abi.encodeWithSignature("approve(address,uint256)", address(v3), amount));
        received = v3.exactInput(IV3Router.ExactInput(path, address(this), amount, 0));
        if (buy == NATIVE) IWrapped(wrapped).withdraw(received);
    }

    function _pay(address token, address to, uint256 value) internal {
        if (value == 0) return;
        if (token == NATIVE) {
            (bool ok,) = to.call{value: value}("");
            require(ok, "native transfer failed");
        } else {
            _call(token, abi.encodeWithSignature("transfer(address,uint256)", to, value));
        }
    }

    /// A token call that accepts no answer (USDT) or `true`, and passes a revert's reason on.
    function _call(address token, bytes memory data) private {
        (bool ok, bytes memory answer) = token.call(data);
        if (!ok) {
            assembly ("memory-safe") {
                revert(add(answer, 32), mload(answer))
            }
        }
        require(answer.length == 0 || abi.decode(answer, (bool)), "token call failed");
    }
}
