// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

interface IPriced {
    function getAssetPrice(address asset) external view returns (uint256);
}

interface IHeld {
    function balanceOf(address owner) external view returns (uint256);
    function decimals() external view returns (uint8);
}

/// The reading side of an Aave v3 pool: totals of an account in the oracle's dollars (8 decimals), by
/// the balances of the reserves' own tokens. A debt in no token of ours can be added by hand.
contract LendingPool {
    struct Reserve {
        address underlying;
        IHeld aToken;
        IHeld debt;
    }

    uint256 private constant THRESHOLD = 8000;
    address public immutable owner;
    IPriced public immutable oracle;
    Reserve[] private reserves;
    mapping(address => uint256) private elsewhere;

    constructor(IPriced oracle_, Reserve[] memory reserves_) {
        owner = msg.sender;
        oracle = oracle_;
        for (uint256 i; i < reserves_.length; i++) reserves.push(reserves_[i]);
    }

    /// Dollars × 10⁸ owed in a reserve that is none of the tokens above.
    function setDebtElsewhere(address user, uint256 debt) external {
        require(msg.sender == owner, "not the owner");
        elsewhere[user] = debt;
    }

    function getUserAccountData(address user)
        external
        view
        returns (
            uint256 collateral,
            uint256 debt,
            uint256 available,
            uint256 threshold,
            uint256 ltv,
            uint256 healthFactor
        )
    {
        debt = elsewhere[user];
        for (uint256 i; i < reserves.length; i++) {
            Reserve memory reserve = reserves[i];
            uint256 lent = reserve.aToken.balanceOf(user);
            uint256 owed = reserve.debt.balanceOf(user);
            if (lent + owed == 0) continue;
            uint256 price = oracle.getAssetPrice(reserve.underlying);
            uint256 unit = 10 ** reserve.aToken.decimals();
            collateral += lent * price / unit;
            debt += owed * price / unit;
        }
        threshold = THRESHOLD;
        ltv = THRESHOLD - 500;
        uint256 most = collateral * ltv / 10000;
        available = most > debt ? most - debt : 0;
        healthFactor = debt == 0 ? type(uint256).max : collateral * THRESHOLD * 1e14 / debt;
    }
}
