// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface IFeed {
  function latestAnswer() external view returns (int256);
}

interface IDecimals {
  function decimals() external view returns (uint8);
}

/// Morpho's oracle: raw loan units per raw collateral unit, scaled by 1e36.
/// Both feeds quote USD with the same number of decimals, so their scales cancel.
contract FeedRatioOracle {
  IFeed public immutable collateralFeed;
  IFeed public immutable loanFeed;
  uint256 public immutable scaleFactor;

  constructor(address collateralFeed_, address loanFeed_, address collateralToken, address loanToken) {
    collateralFeed = IFeed(collateralFeed_);
    loanFeed = IFeed(loanFeed_);
    scaleFactor = 10 ** (36 + IDecimals(loanToken).decimals() - IDecimals(collateralToken).decimals());
  }

  function price() external view returns (uint256) {
    return (uint256(collateralFeed.latestAnswer()) * scaleFactor) / uint256(loanFeed.latestAnswer());
  }
}
