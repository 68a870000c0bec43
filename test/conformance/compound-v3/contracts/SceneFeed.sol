// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

/// A price feed of eight decimals whose answer anybody sets.
contract SceneFeed {
  string public description;
  int256 public answer;

  constructor(string memory description_, int256 answer_) {
    description = description_;
    answer = answer_;
  }

  function decimals() external pure returns (uint8) {
    return 8;
  }

  function set(int256 answer_) external {
    answer = answer_;
  }

  function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80) {
    return (1, answer, block.timestamp, block.timestamp, 1);
  }
}
