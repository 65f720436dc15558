// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import "./ThroughV3.sol";

/// Stands at the address of KyberSwap's MetaAggregationRouterV2 with the same two signatures:
/// `swap` 0xe21fd0e9 and `swapSimpleMode` 0x8af033fb. The executor's data is abi.encode(bytes path).
/// Fees are absolute amounts of the sell token.
contract KyberStandIn is ThroughV3 {
    struct Desc {
        address srcToken;
        address dstToken;
        address[] srcReceivers;
        uint256[] srcAmounts;
        address[] feeReceivers;
        uint256[] feeAmounts;
        address dstReceiver;
        uint256 amount;
        uint256 minReturnAmount;
        uint256 flags;
        bytes permit;
    }

    struct Execution {
        address callTarget;
        address approveTarget;
        bytes targetData;
        Desc desc;
        bytes clientData;
    }

    event Swapped(
        address sender,
        address srcToken,
        address dstToken,
        address dstReceiver,
        uint256 spentAmount,
        uint256 returnAmount
    );
    event ClientData(bytes clientData);

    constructor(IV3Router v3_, address wrapped_) ThroughV3(v3_, wrapped_) {}

    function swap(Execution calldata execution) external payable returns (uint256, uint256) {
        return _run(execution.desc, execution.targetData, execution.clientData);
    }

    function swapSimpleMode(
        address,
        Desc calldata desc,
        bytes calldata executorData,
        bytes calldata clientData
    ) external payable returns (uint256, uint256) {
        return _run(desc, executorData, clientData);
    }

    function _run(Desc calldata desc, bytes calldata data, bytes calldata clientData)
        private
        returns (uint256 received, uint256 gasUsed)
    {
        uint256 gasBefore = gasleft();
        _pull(desc.srcToken, desc.amount);
        received = _swap(desc.srcToken, desc.dstToken, _payFees(desc), abi.decode(data, (bytes)));
        require(received >= desc.minReturnAmount, "Return amount is not enough");
        address to = desc.dstReceiver == address(0) ? msg.sender : desc.dstReceiver;
        _pay(desc.dstToken, to, received);
        emit Swapped(msg.sender, desc.srcToken, desc.dstToken, to, desc.amount, received);
        emit ClientData(clientData);
        gasUsed = gasBefore - gasleft();
    }

    /// Pays the fees and returns what is left to swap.
    function _payFees(Desc calldata desc) private returns (uint256 rest) {
        rest = desc.amount;
        address token = desc.srcToken == NATIVE ? wrapped : desc.srcToken;
        for (uint256 i; i < desc.feeReceivers.length; i++) {
            rest -= desc.feeAmounts[i];
            _pay(token, desc.feeReceivers[i], desc.feeAmounts[i]);
        }
    }
}
