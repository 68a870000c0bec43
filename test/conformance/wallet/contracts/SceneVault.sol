// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import {ERC20} from '@openzeppelin/contracts/token/ERC20/ERC20.sol';
import {IERC20} from '@openzeppelin/contracts/token/ERC20/IERC20.sol';
import {ERC4626} from '@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol';

/// OpenZeppelin's vault, with a switch that makes it answer no balance. What is sent to it makes every
/// share worth more.
contract SceneVault is ERC4626 {
  bool private _isSilent;

  constructor(IERC20 token) ERC20('Vault share', 'vUSD') ERC4626(token) {}

  function silence() external {
    _isSilent = true;
  }

  function balanceOf(address owner) public view override(ERC20, IERC20) returns (uint256) {
    require(!_isSilent, 'silent');
    return super.balanceOf(owner);
  }

  function _decimalsOffset() internal pure override returns (uint8) {
    return 3;
  }
}
