// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface IFeed {
  function latestAnswer() external view returns (int256);
}

interface IStaked {
  function stEthPerToken() external view returns (uint256);
}

/// The price of a staked token: what it stands for, at the price of what that is. Rounded down.
contract RateFeed {
  IFeed public immutable underlyingFeed;
  IStaked public immutable token;

  constructor(address underlyingFeed_, address token_) {
    underlyingFeed = IFeed(underlyingFeed_);
    token = IStaked(token_);
  }

  function latestAnswer() external view returns (int256) {
    return (underlyingFeed.latestAnswer() * int256(token.stEthPerToken())) / 1e18;
  }
}
