// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

/// A pool implementation that calls itself another revision and does what the old one did.
contract RevisedPool {
  uint256 public immutable POOL_REVISION;
  address private immutable _implementation;

  constructor(address implementation_, uint256 revision_) {
    _implementation = implementation_;
    POOL_REVISION = revision_;
  }

  /// The provider calls it when it upgrades the pool; the old implementation would refuse it.
  function initialize(address) external {}

  fallback() external {
    address target = _implementation;
    assembly {
      calldatacopy(0, 0, calldatasize())
      let success := delegatecall(gas(), target, 0, calldatasize(), 0, 0)
      returndatacopy(0, 0, returndatasize())
      switch success
      case 0 { revert(0, returndatasize()) }
      default { return(0, returndatasize()) }
    }
  }
}
