// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// Looks a name up in ENS in one `eth_call`. It is never deployed: the call has no `to`, its data is
/// this init code followed by abi.encode(registry, nodes), and what the constructor returns is the
/// answer. `nodes` are the name's own and those of its parents, nearest first.
///
/// The answer is one word: the address, with 2^255 added where the name is answered elsewhere: its
/// resolver, or that of its nearest parent which has one, is a wildcard (ENSIP-10) or asks for a
/// gateway (EIP-3668). Zero is a name without an address.
contract EnsLookup {
    constructor(address registry, bytes32[] memory nodes) payable {
        assembly ("memory-safe") {
            /// One question with a word for an answer; 0 when there is none.
            function ask(to, selector, word) -> answer {
                mstore(0, selector)
                mstore(4, word)
                if iszero(extcodesize(to)) { leave }
                let ok := staticcall(1000000, to, 0, 36, 0, 32)
                if and(ok, gt(returndatasize(), 31)) { answer := mload(0) }
            }
            let away := shl(255, 1)
            let result := 0
            let count := mload(nodes)
            for { let i := 0 } lt(i, count) { i := add(i, 1) } {
                let node := mload(add(add(nodes, 32), mul(i, 32)))
                // resolver(bytes32)
                let resolver := shr(96, shl(96, ask(registry, shl(224, 0x0178b8bf), node)))
                if iszero(resolver) { continue }
                // supportsInterface(0x9061b923)
                if ask(resolver, shl(224, 0x01ffc9a7), shl(224, 0x9061b923)) { result := away }
                if iszero(i) {
                    // addr(bytes32)
                    let held := ask(resolver, shl(224, 0x3b3b57de), node)
                    if held { result := shr(96, shl(96, held)) }
                    // OffchainLookup
                    if and(iszero(held), gt(returndatasize(), 3)) {
                        returndatacopy(0, 0, 4)
                        if eq(shr(224, mload(0)), 0x556f1830) { result := away }
                    }
                }
                break
            }
            mstore(0, result)
            return(0, 32)
        }
    }
}
