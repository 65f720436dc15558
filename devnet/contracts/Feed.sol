// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// A Chainlink price proxy: rounds with a history, the phase in the upper bits of the round id.
/// Only the owner (the dealer) may name a price; anyone may repeat the last one as a new round,
/// which is what keeps a quiet feed fresh.
contract Feed {
    struct Round {
        int256 answer;
        uint64 at;
    }

    uint256 public constant version = 4;
    uint16 public constant phaseId = 1;
    uint8 public immutable decimals;
    address public immutable owner;
    string public description;
    uint80 private last;
    mapping(uint80 => Round) private rounds;

    event AnswerUpdated(int256 indexed current, uint256 indexed roundId, uint256 updatedAt);

    constructor(uint8 decimals_, string memory description_) {
        decimals = decimals_;
        description = description_;
        owner = msg.sender;
        last = uint80(phaseId) << 64;
    }

    /// A new round; `at` = 0 means now. Past times build a history.
    function push(int256 answer, uint64 at) external {
        require(msg.sender == owner, "not the owner");
        _push(answer, at == 0 ? uint64(block.timestamp) : at);
    }

    /// The last answer once more, as a round of now.
    function repeatLast() external {
        _push(rounds[last].answer, uint64(block.timestamp));
    }

    function getRoundData(uint80 id) public view returns (uint80, int256, uint256, uint256, uint80) {
        Round memory round = rounds[id];
        require(round.at != 0, "No data present");
        return (id, round.answer, round.at, round.at, id);
    }

    function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80) {
        return getRoundData(last);
    }

    function latestAnswer() external view returns (int256) {
        return rounds[last].answer;
    }

    function latestTimestamp() external view returns (uint256) {
        return rounds[last].at;
    }

    function latestRound() external view returns (uint256) {
        return last;
    }

    function aggregator() external view returns (address) {
        return address(this);
    }

    function phaseAggregators(uint16 phase) external view returns (address) {
        return phase == phaseId ? address(this) : address(0);
    }

    function _push(int256 answer, uint64 at) private {
        rounds[++last] = Round(answer, at);
        emit AnswerUpdated(answer, last, at);
    }
}
