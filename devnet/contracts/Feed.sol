// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// The rounds of one phase, numbered from one: what stands behind a price proxy.
contract Aggregator {
    struct Round {
        int192 answer;
        uint64 at;
    }

    address private immutable proxy;
    uint64 public latestRound;
    mapping(uint64 => Round) private rounds;
    /// It answers nothing beyond these.
    int192 public minAnswer = 1;
    int192 public maxAnswer = type(int176).max;

    event AnswerUpdated(int256 indexed current, uint256 indexed roundId, uint256 updatedAt);

    constructor() {
        proxy = msg.sender;
    }

    function push(int256 answer, uint64 at) external {
        require(msg.sender == proxy, "not the proxy");
        rounds[++latestRound] = Round(int192(answer), at);
        emit AnswerUpdated(answer, latestRound, at);
    }

    function setBounds(int192 lowest, int192 highest) external {
        require(msg.sender == proxy, "not the proxy");
        (minAnswer, maxAnswer) = (lowest, highest);
    }

    function read(uint64 id) external view returns (int256, uint64) {
        return (rounds[id].answer, rounds[id].at);
    }
}

/// A Chainlink price proxy: rounds with a history, the phase in the upper bits of the round id and
/// an aggregator a phase. Only the owner (the dealer) may name a price; anyone may repeat the last
/// one as a new round, which is what keeps a quiet feed fresh.
contract Feed {
    uint256 public constant version = 4;
    uint8 public immutable decimals;
    address public immutable owner;
    string public description;
    uint16 public phaseId;
    Aggregator public aggregator;
    mapping(uint16 => Aggregator) public phaseAggregators;

    constructor(uint8 decimals_, string memory description_) {
        decimals = decimals_;
        description = description_;
        owner = msg.sender;
        _beginPhase();
    }

    /// A new round; `at` = 0 means now. Past times build a history.
    function push(int256 answer, uint64 at) external {
        require(msg.sender == owner, "not the owner");
        aggregator.push(answer, at == 0 ? uint64(block.timestamp) : at);
    }

    /// Many rounds at once, oldest first.
    function pushMany(int256[] calldata answers, uint64[] calldata ats) external {
        require(msg.sender == owner, "not the owner");
        for (uint256 i; i < ats.length; i++) aggregator.push(answers[i], ats[i]);
    }

    function setBounds(int192 lowest, int192 highest) external {
        require(msg.sender == owner, "not the owner");
        aggregator.setBounds(lowest, highest);
    }

    /// A new aggregator, without rounds, takes over.
    function beginPhase() external {
        require(msg.sender == owner, "not the owner");
        _beginPhase();
    }

    /// The last answer once more, as a round of now.
    function repeatLast() external {
        aggregator.push(latestAnswer(), uint64(block.timestamp));
    }

    function getRoundData(uint80 id) public view returns (uint80, int256, uint256, uint256, uint80) {
        (int256 answer, uint64 at) = phaseAggregators[uint16(id >> 64)].read(uint64(id));
        require(at != 0, "No data present");
        return (id, answer, at, at, id);
    }

    function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80) {
        return getRoundData(uint80(latestRound()));
    }

    function latestAnswer() public view returns (int256 answer) {
        (answer,) = aggregator.read(aggregator.latestRound());
    }

    function latestTimestamp() external view returns (uint256 at) {
        (, at) = aggregator.read(aggregator.latestRound());
    }

    function latestRound() public view returns (uint256) {
        return (uint256(phaseId) << 64) | aggregator.latestRound();
    }

    function _beginPhase() private {
        aggregator = new Aggregator();
        phaseAggregators[++phaseId] = aggregator;
    }
}
