// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import {ERC20} from '@openzeppelin/contracts/token/ERC20/ERC20.sol';

/// A share of staked ether: worth more ether every day, reported once a day as staking pools do.
contract StakedToken is ERC20 {
  uint256 public immutable startRate;
  uint256 public immutable growthPerDay;
  uint256 private immutable _madeAt;

  constructor(
    string memory name_,
    string memory symbol_,
    address[] memory holders,
    uint256 amountEach,
    uint256 startRate_,
    uint256 growthPerDay_
  ) ERC20(name_, symbol_) {
    startRate = startRate_;
    growthPerDay = growthPerDay_;
    _madeAt = block.timestamp;
    for (uint256 i = 0; i < holders.length; i++) _mint(holders[i], amountEach);
  }

  /// Wei of staked ether that one whole token stands for.
  function stEthPerToken() external view returns (uint256) {
    return startRate + ((block.timestamp - _madeAt) / 1 days) * growthPerDay;
  }
}
