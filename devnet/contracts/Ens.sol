// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// The part of ENS that a lookup asks: who answers for a node. Records are the dealer's to set.
contract EnsRegistry {
    mapping(bytes32 => address) public resolver;

    function setResolver(bytes32 node, address to) external {
        resolver[node] = to;
    }
}

/// A resolver that holds addresses. Nodes marked `isAway` are answered elsewhere: they revert with
/// EIP-3668's OffchainLookup. With `isWild` it also claims to answer for names below (ENSIP-10).
contract EnsResolver {
    error OffchainLookup(address sender, string[] urls, bytes callData, bytes4 back, bytes extra);

    mapping(bytes32 => address) internal held;
    mapping(bytes32 => bool) public isAway;
    bool public isWild;

    function setAddr(bytes32 node, address to) external {
        held[node] = to;
    }

    function setAway(bytes32 node) external {
        isAway[node] = true;
    }

    function setWild(bool to) external {
        isWild = to;
    }

    function supportsInterface(bytes4 id) external view returns (bool) {
        return id == 0x01ffc9a7 || id == 0x3b3b57de || (id == 0x9061b923 && isWild);
    }

    function addr(bytes32 node) external view returns (address) {
        if (isAway[node]) {
            string[] memory urls = new string[](1);
            urls[0] = "https://gateway.example/{sender}/{data}";
            revert OffchainLookup(address(this), urls, msg.data, this.addr.selector, "");
        }
        return held[node];
    }
}
