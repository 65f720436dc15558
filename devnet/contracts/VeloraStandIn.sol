// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import "./ThroughV3.sol";

/// Stands at the address of Velora's AugustusV6.2 with the signature of `swapExactAmountIn`
/// 0xe3ead59e. The executor's data is abi.encode(bytes path); a zero beneficiary means the sender.
contract VeloraStandIn is ThroughV3 {
    struct Generic {
        address srcToken;
        address destToken;
        uint256 fromAmount;
        uint256 toAmount;
        uint256 quotedAmount;
        bytes32 metadata;
        address beneficiary;
    }

    error InsufficientReturnAmount();

    constructor(IV3Router v3_, address wrapped_) ThroughV3(v3_, wrapped_) {}

    function swapExactAmountIn(
        address,
        Generic calldata data,
        uint256,
        bytes calldata,
        bytes calldata executorData
    ) external payable returns (uint256 received, uint256 paraswapShare, uint256 partnerShare) {
        _pull(data.srcToken, data.fromAmount);
        bytes memory path = abi.decode(executorData, (bytes));
        received = _swap(data.srcToken, data.destToken, data.fromAmount, path);
        if (received < data.toAmount) revert InsufficientReturnAmount();
        address to = data.beneficiary == address(0) ? msg.sender : data.beneficiary;
        _pay(data.destToken, to, received);
        return (received, paraswapShare, partnerShare);
    }
}
