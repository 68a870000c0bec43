// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import {ERC20} from '@openzeppelin/contracts/token/ERC20/ERC20.sol';

/// A token that keeps a part of every transfer, and that may stop saying its decimals.
contract OddToken is ERC20 {
  uint256 public immutable feeBps;
  bool public isMute;

  constructor(
    string memory symbol_,
    uint256 feeBps_,
    bool isMute_,
    address[] memory holders,
    uint256 amountEach
  ) ERC20(symbol_, symbol_) {
    feeBps = feeBps_;
    isMute = isMute_;
    for (uint256 i = 0; i < holders.length; i++) _mint(holders[i], amountEach);
  }

  function mute() external {
    isMute = true;
  }

  function decimals() public view override returns (uint8) {
    require(!isMute, 'mute');
    return 18;
  }

  function _update(address from, address to, uint256 value) internal override {
    uint256 fee = from == address(0) || to == address(0) ? 0 : (value * feeBps) / 10_000;
    if (fee > 0) super._update(from, address(0), fee);
    super._update(from, to, value - fee);
  }
}
