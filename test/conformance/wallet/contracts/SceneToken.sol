// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import {ERC20} from '@openzeppelin/contracts/token/ERC20/ERC20.sol';

/// OpenZeppelin's token, with a switch that makes it answer no balance.
contract SceneToken is ERC20 {
  bool private _isSilent;

  constructor(address[] memory holders, uint256 amountEach) ERC20('Plain', 'USDX') {
    for (uint256 i = 0; i < holders.length; i++) _mint(holders[i], amountEach);
  }

  function silence() external {
    _isSilent = true;
  }

  function balanceOf(address owner) public view override returns (uint256) {
    require(!_isSilent, 'silent');
    return super.balanceOf(owner);
  }
}
