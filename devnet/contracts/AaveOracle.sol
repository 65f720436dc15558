// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import "./RatioAdapter.sol";

/// AaveOracle's reading side: dollars with 8 decimals an asset, 0 for an asset it does not know.
contract AaveOracle {
    address public constant BASE_CURRENCY = address(0);
    uint256 public constant BASE_CURRENCY_UNIT = 1e8;
    address public immutable owner;
    mapping(address => IAnswer) private sources;

    constructor() {
        owner = msg.sender;
    }

    function setAssetSources(address[] calldata assets, IAnswer[] calldata answers) external {
        require(msg.sender == owner, "not the owner");
        for (uint256 i; i < assets.length; i++) sources[assets[i]] = answers[i];
    }

    function getSourceOfAsset(address asset) external view returns (address) {
        return address(sources[asset]);
    }

    function getAssetPrice(address asset) public view returns (uint256) {
        IAnswer source = sources[asset];
        return address(source) == address(0) ? 0 : uint256(source.latestAnswer());
    }

    function getAssetsPrices(address[] calldata assets) external view returns (uint256[] memory prices) {
        prices = new uint256[](assets.length);
        for (uint256 i; i < assets.length; i++) prices[i] = getAssetPrice(assets[i]);
    }
}
