// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// Makes many short static calls in one `eth_call`. It is never deployed: the call has no `to`, its
/// data is this init code followed by the input, and what the constructor returns is the answer.
///
/// Input: number of addresses (2 bytes), the addresses (20 each), instructions, length of all this
/// (2 bytes, the last of the data). Every address stands once; an instruction names a stretch of
/// them: kind (1), first (2), how many (2), words wanted of each answer (1), gas a call in units of
/// 50,000 (1), length of what follows (1), what follows:
///   0  calldata; each address of the stretch is called with it
///   1  index of a target (2) and a selector (4); the target is called with each address
///   2  a selector (4) and calldata; each address is asked for another by the selector, and that
///      one is called
///
/// Answer: the byte 1 (a node takes the answer for code, which may not begin with 0xef), then in the
/// order of the calls: 1..32, a word without its leading zeros and its length before it; 0x40 + n,
/// n + 1 words that are zero; 0x80 + n, n + 1 calls that failed. A call fails when there is no code,
/// when it reverts, runs out of its gas or answers fewer words than wanted.
///
/// The scan never answers short: it fails when the gas of the whole runs low, and when the answer
/// is longer than a contract may be (24,576 bytes). The caller then asks again in smaller parts.
contract CallScan {
    constructor() payable {
        assembly ("memory-safe") {
            // a zero or a failure joins the run before it, if that is of its kind and not full
            function mark(out, last, base, top) -> next, run {
                let before := byte(0, mload(last))
                next := out
                run := last
                switch and(gt(before, sub(base, 1)), lt(before, top))
                case 1 { mstore8(last, add(before, 1)) }
                default {
                    mstore8(out, base)
                    run := out
                    next := add(out, 1)
                }
            }

            codecopy(0, sub(codesize(), 2), 2)
            let size := shr(240, mload(0))
            let table := 130 // 128 and the two bytes of the number
            codecopy(128, sub(codesize(), add(size, 2)), size)
            let end := add(128, size)
            let words := add(end, 32)
            let start := add(words, 8192)
            let out := add(start, 1)
            let last := start
            mstore8(start, 1)

            for { let p := add(table, mul(20, shr(240, mload(128)))) } lt(p, end) {} {
                let head := mload(p)
                let count := and(shr(216, head), 0xffff)
                let wanted := byte(5, head)
                let stipend := mul(byte(6, head), 50000)
                let at := add(table, mul(20, and(shr(232, head), 0xffff)))
                p := add(p, 8)
                for { let until := add(at, mul(20, count)) } lt(at, until) { at := add(at, 20) } {
                    // what a call keeps back must be there, or one would fail for want of gas
                    if lt(gas(), add(30000, mul(3, stipend))) { revert(0, 0) }
                    let target := shr(96, mload(at))
                    let data := p
                    let length := byte(7, head)
                    let ok := 1
                    switch byte(0, head)
                    case 1 {
                        mstore(0, mload(add(p, 2)))
                        mstore(4, target)
                        target := shr(96, mload(add(table, mul(20, shr(240, mload(p))))))
                        data := 0
                        length := 36
                    }
                    case 2 {
                        ok := staticcall(stipend, target, p, 4, 0, 32)
                        ok := and(ok, gt(returndatasize(), 31))
                        target := mload(0)
                        data := add(p, 4)
                        length := sub(length, 4)
                    }
                    if ok {
                        ok := staticcall(stipend, target, data, length, words, mul(32, wanted))
                        ok := and(ok, iszero(lt(returndatasize(), mul(32, wanted))))
                    }
                    if iszero(ok) {
                        out, last := mark(out, last, 0x80, 0xff)
                        continue
                    }
                    for { let i := 0 } lt(i, wanted) { i := add(i, 1) } {
                        let word := mload(add(words, mul(32, i)))
                        if iszero(word) {
                            out, last := mark(out, last, 0x40, 0x7f)
                            continue
                        }
                        let bytes_ := 0
                        for { let rest := word } rest { rest := shr(8, rest) } { bytes_ := add(bytes_, 1) }
                        mstore8(out, bytes_)
                        mstore(add(out, 1), shl(sub(256, mul(8, bytes_)), word))
                        out := add(add(out, 1), bytes_)
                        last := start
                    }
                }
                p := add(p, byte(7, head))
            }
            return(start, sub(out, start))
        }
    }
}
