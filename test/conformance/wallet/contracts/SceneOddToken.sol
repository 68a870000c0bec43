// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

/// A token nobody can follow by its transfers: it keeps a hundredth of each, and balances grow by a
/// factor that moves without a log.
contract SceneOddToken {
  string public constant name = 'Odd';
  uint8 public constant decimals = 9;
  /// Old tokens say their symbol in 32 bytes.
  bytes32 public constant symbol = 'ODD';
  uint256 public factor = 1e18;
  mapping(address => uint256) private _parts;
  bool private _isSilent;

  event Transfer(address indexed from, address indexed to, uint256 value);

  constructor(address[] memory holders, uint256 amountEach) {
    for (uint256 i = 0; i < holders.length; i++) {
      _parts[holders[i]] = amountEach;
      emit Transfer(address(0), holders[i], amountEach);
    }
  }

  function balanceOf(address owner) public view returns (uint256) {
    require(!_isSilent, 'silent');
    return (_parts[owner] * factor) / 1e18;
  }

  function silence() external {
    _isSilent = true;
  }

  function transfer(address to, uint256 value) external returns (bool) {
    uint256 parts = (value * 1e18) / factor;
    _parts[msg.sender] -= parts;
    _parts[to] += parts - parts / 100;
    emit Transfer(msg.sender, to, value);
    return true;
  }

  function rebase(uint256 to) external {
    factor = to;
  }
}
