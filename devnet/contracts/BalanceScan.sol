// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// Reads one owner's balances of many tokens in one `eth_call`. It is never deployed: the call has
/// no `to`, its data is this init code followed by abi.encode(owner, tokens), and what the
/// constructor returns is the answer. `tokens` is the addresses packed, 20 bytes each.
///
/// The answer is one word with the native balance, then one word a token whose balance is not
/// zero: its index in 16 bits, its balance in 240 (a greater one is cut to 2^240 - 1).
///
/// A token is skipped when it has no code, reverts, loops (it has 150,000 gas) or answers fewer
/// than 32 bytes. The scan never answers short: it fails when the gas of the call runs low, and
/// when more than 767 tokens are held (to a node the answer is a contract's code, which may be
/// 24,576 bytes long). The caller then asks again with fewer tokens, of which 2,400 fit into a call.
contract BalanceScan {
    constructor(address owner, bytes memory tokens) payable {
        assembly ("memory-safe") {
            let max := sub(shl(240, 1), 1)
            let start := mload(0x40)
            let end := add(start, 32)
            mstore(start, balance(owner))
            // balanceOf(address) at 28..63 of the scratch space
            mstore(0, 0x70a08231)
            mstore(32, owner)
            let count := div(mload(tokens), 20)
            for { let i := 0 } lt(i, count) { i := add(i, 1) } {
                // the stipend and the 1/64 that a call keeps back must be there, or a token would be
                // skipped for want of gas
                if lt(gas(), 160000) { revert(0, 0) }
                let token := shr(96, mload(add(add(tokens, 32), mul(i, 20))))
                if extcodesize(token) {
                    // the answer goes to the next free word of the result itself
                    let ok := staticcall(150000, token, 28, 36, end, 32)
                    if and(ok, gt(returndatasize(), 31)) {
                        let held := mload(end)
                        if held {
                            if gt(held, max) { held := max }
                            mstore(end, or(shl(240, i), held))
                            end := add(end, 32)
                        }
                    }
                }
            }
            return(start, sub(end, start))
        }
    }
}
