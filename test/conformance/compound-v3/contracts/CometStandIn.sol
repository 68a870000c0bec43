// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface IToken {
  function balanceOf(address owner) external view returns (uint256);
  function transfer(address to, uint256 amount) external returns (bool);
  function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

interface IPriceFeed {
  function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80);
}

/// A market of Compound III as we read its rules: same views, events and errors, arithmetic of our own.
/// Left out: rewards, permissions, supplying or withdrawing for somebody else, liquidator points.
/// What a new implementation would change, anybody changes here by `govern…`.
contract CometStandIn {
  struct AssetInfo {
    uint8 offset;
    address asset;
    address priceFeed;
    uint64 scale;
    uint64 borrowCollateralFactor;
    uint64 liquidateCollateralFactor;
    uint64 liquidationFactor;
    uint128 supplyCap;
  }

  struct TotalsBasic {
    uint64 baseSupplyIndex;
    uint64 baseBorrowIndex;
    uint64 trackingSupplyIndex;
    uint64 trackingBorrowIndex;
    uint104 totalSupplyBase;
    uint104 totalBorrowBase;
    uint40 lastAccrualTime;
    uint8 pauseFlags;
  }

  struct User {
    int104 principal;
    uint64 baseTrackingIndex;
    uint64 baseTrackingAccrued;
    uint16 assetsIn;
    uint8 _reserved;
  }

  /// Rates a second, 1e18 = 100 %: up to the kink and beyond it.
  struct Curve {
    uint256 base;
    uint256 low;
    uint256 kink;
    uint256 high;
  }

  struct Collateral {
    uint128 balance;
    uint128 _reserved;
  }

  event Supply(address indexed from, address indexed dst, uint256 amount);
  event Withdraw(address indexed src, address indexed to, uint256 amount);
  event Transfer(address indexed from, address indexed to, uint256 amount);
  event SupplyCollateral(address indexed from, address indexed dst, address indexed asset, uint256 amount);
  event TransferCollateral(address indexed from, address indexed to, address indexed asset, uint256 amount);
  event WithdrawCollateral(address indexed src, address indexed to, address indexed asset, uint256 amount);
  event AbsorbDebt(address indexed absorber, address indexed borrower, uint256 basePaidOut, uint256 usdValue);
  event AbsorbCollateral(
    address indexed absorber,
    address indexed borrower,
    address indexed asset,
    uint256 collateralAbsorbed,
    uint256 usdValue
  );
  event BuyCollateral(address indexed buyer, address indexed asset, uint256 baseAmount, uint256 collateralAmount);
  event PauseAction(bool supply, bool transfer, bool withdraw, bool absorb, bool buy);

  error BadAsset();
  error BadPrice();
  error BorrowTooSmall();
  error InvalidInt104();
  error InvalidInt256();
  error InvalidUInt104();
  error InvalidUInt128();
  error InvalidUInt64();
  error NoSelfTransfer();
  error NotCollateralized();
  error NotForSale();
  error NotLiquidatable();
  error Paused();
  error SupplyCapExceeded();
  error TooMuchSlippage();

  uint256 private constant ONE = 1e18;
  uint256 private constant INDEX = 1e15;

  address public immutable baseToken;
  address public immutable baseTokenPriceFeed;
  uint256 public immutable baseScale;
  uint256 public baseBorrowMin;
  uint256 public targetReserves;
  uint256 public storeFrontPriceFactor;
  Curve private _supplyCurve;
  Curve private _borrowCurve;
  TotalsBasic private _totals;
  AssetInfo[] private _assets;
  mapping(address => User) public userBasic;
  mapping(address => mapping(address => Collateral)) public userCollateral;
  mapping(address => Collateral) public totalsCollateral;

  constructor(address token, address feed, uint256 scale, uint256 borrowMin, uint256 target) {
    (baseToken, baseTokenPriceFeed, baseScale) = (token, feed, scale);
    (baseBorrowMin, targetReserves, storeFrontPriceFactor) = (borrowMin, target, 0.6e18);
    (_totals.baseSupplyIndex, _totals.baseBorrowIndex) = (uint64(INDEX), uint64(INDEX));
    _totals.lastAccrualTime = uint40(block.timestamp);
  }

  // Governance: anybody's, here.

  function governAsset(AssetInfo calldata info) external {
    if (info.offset == _assets.length) _assets.push(info);
    else _assets[info.offset] = info;
  }

  function governCurves(Curve calldata supplied, Curve calldata borrowed) external {
    (_supplyCurve, _borrowCurve) = (supplied, borrowed);
  }

  function governBorrowMin(uint256 borrowMin) external {
    baseBorrowMin = borrowMin;
  }

  function pause(bool supplied, bool transferred, bool withdrawn, bool absorbed, bool bought) external {
    uint8 flags = supplied ? 1 : 0;
    if (transferred) flags |= 2;
    if (withdrawn) flags |= 4;
    if (absorbed) flags |= 8;
    if (bought) flags |= 16;
    _totals.pauseFlags = flags;
    emit PauseAction(supplied, transferred, withdrawn, absorbed, bought);
  }

  // Views.

  function supplyKink() external view returns (uint256) { return _supplyCurve.kink; }
  function supplyPerSecondInterestRateBase() external view returns (uint256) { return _supplyCurve.base; }
  function supplyPerSecondInterestRateSlopeLow() external view returns (uint256) { return _supplyCurve.low; }
  function supplyPerSecondInterestRateSlopeHigh() external view returns (uint256) { return _supplyCurve.high; }
  function borrowKink() external view returns (uint256) { return _borrowCurve.kink; }
  function borrowPerSecondInterestRateBase() external view returns (uint256) { return _borrowCurve.base; }
  function borrowPerSecondInterestRateSlopeLow() external view returns (uint256) { return _borrowCurve.low; }
  function borrowPerSecondInterestRateSlopeHigh() external view returns (uint256) { return _borrowCurve.high; }
  function totalsBasic() external view returns (TotalsBasic memory) { return _totals; }
  function numAssets() external view returns (uint8) { return uint8(_assets.length); }

  function getAssetInfo(uint8 place) public view returns (AssetInfo memory) {
    if (place >= _assets.length) revert BadAsset();
    return _assets[place];
  }

  function getPrice(address feed) public view returns (uint256) {
    (, int256 price, , , ) = IPriceFeed(feed).latestRoundData();
    if (price <= 0) revert BadPrice();
    return uint256(price);
  }

  function getUtilization() public view returns (uint256) {
    uint256 lent = (uint256(_totals.totalSupplyBase) * _totals.baseSupplyIndex) / INDEX;
    uint256 owed = (uint256(_totals.totalBorrowBase) * _totals.baseBorrowIndex) / INDEX;
    return lent == 0 ? 0 : (owed * ONE) / lent;
  }

  function balanceOf(address owner) public view returns (uint256) {
    (uint256 index, ) = _indexesNow();
    int256 principal = userBasic[owner].principal;
    return principal > 0 ? (uint256(principal) * index) / INDEX : 0;
  }

  function borrowBalanceOf(address owner) public view returns (uint256) {
    (, uint256 index) = _indexesNow();
    int256 principal = userBasic[owner].principal;
    return principal < 0 ? (uint256(-principal) * index) / INDEX : 0;
  }

  function isBorrowCollateralized(address owner) public view returns (bool) {
    return userBasic[owner].principal >= 0 || _backed(owner, false);
  }

  function isLiquidatable(address owner) public view returns (bool) {
    return userBasic[owner].principal < 0 && !_backed(owner, true);
  }

  function getReserves() public view returns (int256) {
    (uint256 lentAt, uint256 owedAt) = _indexesNow();
    uint256 lent = (uint256(_totals.totalSupplyBase) * lentAt) / INDEX;
    uint256 owed = (uint256(_totals.totalBorrowBase) * owedAt) / INDEX;
    return int256(IToken(baseToken).balanceOf(address(this))) - int256(lent) + int256(owed);
  }

  function quoteCollateral(address asset, uint256 baseAmount) public view returns (uint256) {
    AssetInfo memory info = _infoOf(asset);
    uint256 discount = (storeFrontPriceFactor * (ONE - info.liquidationFactor)) / ONE;
    uint256 price = (getPrice(info.priceFeed) * (ONE - discount)) / ONE;
    return (getPrice(baseTokenPriceFeed) * baseAmount * info.scale) / price / baseScale;
  }

  // What accounts do.

  function accrueAccount(address) external {
    _accrue();
  }

  function supply(address asset, uint256 amount) external {
    if (_isPaused(1)) revert Paused();
    if (asset == baseToken) {
      if (amount == type(uint256).max) amount = borrowBalanceOf(msg.sender);
      amount = _take(asset, amount);
      _accrue();
      uint256 minted = _put(msg.sender, _signed(amount));
      emit Supply(msg.sender, msg.sender, amount);
      if (minted > 0) emit Transfer(address(0), msg.sender, _lent(minted));
      return;
    }
    amount = _take(asset, _uint128(amount));
    AssetInfo memory info = _infoOf(asset);
    totalsCollateral[asset].balance += uint128(amount);
    if (totalsCollateral[asset].balance > info.supplyCap) revert SupplyCapExceeded();
    _setCollateral(msg.sender, info, userCollateral[msg.sender][asset].balance + uint128(amount));
    emit SupplyCollateral(msg.sender, msg.sender, asset, amount);
  }

  function withdraw(address asset, uint256 amount) external {
    if (_isPaused(4)) revert Paused();
    if (asset == baseToken) {
      if (amount == type(uint256).max) amount = balanceOf(msg.sender);
      _accrue();
      uint256 burnt = _pull(msg.sender, amount);
      IToken(asset).transfer(msg.sender, amount);
      emit Withdraw(msg.sender, msg.sender, amount);
      if (burnt > 0) emit Transfer(msg.sender, address(0), _lent(burnt));
      return;
    }
    uint128 left = userCollateral[msg.sender][asset].balance - _uint128(amount);
    totalsCollateral[asset].balance -= uint128(amount);
    _setCollateral(msg.sender, _infoOf(asset), left);
    if (!isBorrowCollateralized(msg.sender)) revert NotCollateralized();
    IToken(asset).transfer(msg.sender, amount);
    emit WithdrawCollateral(msg.sender, msg.sender, asset, amount);
  }

  function transferAsset(address dst, address asset, uint256 amount) external {
    if (_isPaused(2)) revert Paused();
    if (dst == msg.sender) revert NoSelfTransfer();
    if (asset == baseToken) {
      if (amount == type(uint256).max) amount = balanceOf(msg.sender);
      _accrue();
      uint256 minted = _put(dst, _signed(amount));
      uint256 burnt = _pull(msg.sender, amount);
      if (burnt > 0) emit Transfer(msg.sender, address(0), _lent(burnt));
      if (minted > 0) emit Transfer(address(0), dst, _lent(minted));
      return;
    }
    uint128 left = userCollateral[msg.sender][asset].balance - _uint128(amount);
    uint128 right = userCollateral[dst][asset].balance + uint128(amount);
    AssetInfo memory info = _infoOf(asset);
    _setCollateral(msg.sender, info, left);
    _setCollateral(dst, info, right);
    if (!isBorrowCollateralized(msg.sender)) revert NotCollateralized();
    emit TransferCollateral(msg.sender, dst, asset, amount);
  }

  function absorb(address absorber, address[] calldata owners) external {
    if (_isPaused(8)) revert Paused();
    _accrue();
    for (uint256 i = 0; i < owners.length; i++) _absorb(absorber, owners[i]);
  }

  function buyCollateral(address asset, uint256 minAmount, uint256 baseAmount, address to) external {
    if (_isPaused(16)) revert Paused();
    int256 reserves = getReserves();
    if (reserves >= 0 && uint256(reserves) >= targetReserves) revert NotForSale();
    baseAmount = _take(baseToken, baseAmount);
    uint256 amount = quoteCollateral(asset, baseAmount);
    if (amount < minAmount) revert TooMuchSlippage();
    require(IToken(asset).balanceOf(address(this)) >= totalsCollateral[asset].balance + amount, 'reserves');
    IToken(asset).transfer(to, amount);
    emit BuyCollateral(msg.sender, asset, baseAmount, amount);
  }

  // How it comes out.

  function _absorb(address absorber, address owner) private {
    if (!isLiquidatable(owner)) revert NotLiquidatable();
    int256 owedBefore = _valueOf(userBasic[owner].principal);
    uint256 credit;
    for (uint8 i = 0; i < _assets.length; i++) {
      AssetInfo memory info = _assets[i];
      uint128 seized = userCollateral[owner][info.asset].balance;
      if (seized == 0) continue;
      totalsCollateral[info.asset].balance -= seized;
      _setCollateral(owner, info, 0);
      uint256 value = (uint256(seized) * getPrice(info.priceFeed)) / info.scale;
      credit += (value * info.liquidationFactor) / ONE;
      emit AbsorbCollateral(absorber, owner, info.asset, seized, value);
    }
    uint256 basePrice = getPrice(baseTokenPriceFeed);
    int256 balance = owedBefore + int256((credit * baseScale) / basePrice);
    if (balance < 0) balance = 0;
    uint256 minted = _put(owner, balance - owedBefore);
    uint256 paid = uint256(balance - owedBefore);
    emit AbsorbDebt(absorber, owner, paid, (paid * basePrice) / baseScale);
    if (minted > 0) emit Transfer(address(0), owner, _lent(minted));
  }

  function _put(address owner, int256 amount) private returns (uint256 minted) {
    int256 before = userBasic[owner].principal;
    int256 next = _principalOf(_valueOf(before) + amount);
    userBasic[owner].principal = int104(next);
    if (next < before) return 0;
    uint256 repaid = before >= 0 ? 0 : uint256((next < 0 ? next : int256(0)) - before);
    minted = uint256(next - before) - repaid;
    _totals.totalBorrowBase -= uint104(repaid);
    _totals.totalSupplyBase += uint104(minted);
  }

  function _pull(address owner, uint256 amount) private returns (uint256 burnt) {
    int256 before = userBasic[owner].principal;
    int256 balance = _valueOf(before) - _signed(amount);
    int256 next = _principalOf(balance);
    userBasic[owner].principal = int104(next);
    if (next <= before) {
      burnt = before <= 0 ? 0 : uint256(before - (next > 0 ? next : int256(0)));
      _totals.totalSupplyBase -= uint104(burnt);
      _totals.totalBorrowBase += uint104(uint256(before - next) - burnt);
    }
    if (balance >= 0) return burnt;
    if (uint256(-balance) < baseBorrowMin) revert BorrowTooSmall();
    if (!isBorrowCollateralized(owner)) revert NotCollateralized();
  }

  function _backed(address owner, bool maintained) private view returns (bool) {
    int256 left = (_valueOf(userBasic[owner].principal) * int256(getPrice(baseTokenPriceFeed))) / int256(baseScale);
    for (uint8 i = 0; i < _assets.length; i++) {
      AssetInfo memory info = _assets[i];
      if ((userBasic[owner].assetsIn & (uint16(1) << i)) == 0) continue;
      if (left >= 0) return true;
      uint256 value = (uint256(userCollateral[owner][info.asset].balance) * getPrice(info.priceFeed)) / info.scale;
      uint256 factor = maintained ? info.liquidateCollateralFactor : info.borrowCollateralFactor;
      left += int256((value * factor) / ONE);
    }
    return left >= 0;
  }

  function _setCollateral(address owner, AssetInfo memory info, uint128 amount) private {
    userCollateral[owner][info.asset].balance = amount;
    uint16 bit = uint16(1) << info.offset;
    if (amount == 0) userBasic[owner].assetsIn &= ~bit;
    else userBasic[owner].assetsIn |= bit;
  }

  function _accrue() private {
    (uint256 lentAt, uint256 owedAt) = _indexesNow();
    (_totals.baseSupplyIndex, _totals.baseBorrowIndex) = (uint64(lentAt), uint64(owedAt));
    _totals.lastAccrualTime = uint40(block.timestamp);
  }

  function _indexesNow() private view returns (uint256 lentAt, uint256 owedAt) {
    (lentAt, owedAt) = (_totals.baseSupplyIndex, _totals.baseBorrowIndex);
    uint256 elapsed = block.timestamp - _totals.lastAccrualTime;
    if (elapsed == 0) return (lentAt, owedAt);
    uint256 used = getUtilization();
    lentAt += (lentAt * (_rate(_supplyCurve, used) * elapsed)) / ONE;
    owedAt += (owedAt * (_rate(_borrowCurve, used) * elapsed)) / ONE;
    if (lentAt > type(uint64).max || owedAt > type(uint64).max) revert InvalidUInt64();
  }

  function _rate(Curve memory curve, uint256 used) private pure returns (uint256) {
    if (used <= curve.kink) return curve.base + (curve.low * used) / ONE;
    return curve.base + (curve.low * curve.kink) / ONE + (curve.high * (used - curve.kink)) / ONE;
  }

  function _valueOf(int256 principal) private view returns (int256) {
    if (principal >= 0) return int256((uint256(principal) * _totals.baseSupplyIndex) / INDEX);
    return -int256((uint256(-principal) * _totals.baseBorrowIndex) / INDEX);
  }

  /// Lent rounded down, owed rounded up.
  function _principalOf(int256 value) private view returns (int256) {
    uint256 index = value >= 0 ? _totals.baseSupplyIndex : _totals.baseBorrowIndex;
    uint256 size = uint256(value >= 0 ? value : -value) * INDEX;
    size = value >= 0 ? size / index : (size + index - 1) / index;
    if (size > type(uint104).max) revert InvalidUInt104();
    if (size > uint256(uint104(type(int104).max))) revert InvalidInt104();
    return value >= 0 ? int256(size) : -int256(size);
  }

  function _lent(uint256 principal) private view returns (uint256) {
    return (principal * _totals.baseSupplyIndex) / INDEX;
  }

  function _infoOf(address asset) private view returns (AssetInfo memory) {
    for (uint256 i = 0; i < _assets.length; i++) if (_assets[i].asset == asset) return _assets[i];
    revert BadAsset();
  }

  function _take(address token, uint256 amount) private returns (uint256) {
    uint256 before = IToken(token).balanceOf(address(this));
    IToken(token).transferFrom(msg.sender, address(this), amount);
    return IToken(token).balanceOf(address(this)) - before;
  }

  function _isPaused(uint8 flag) private view returns (bool) {
    return (_totals.pauseFlags & flag) != 0;
  }

  function _signed(uint256 amount) private pure returns (int256) {
    if (amount > uint256(type(int256).max)) revert InvalidInt256();
    return int256(amount);
  }

  function _uint128(uint256 amount) private pure returns (uint128) {
    if (amount > type(uint128).max) revert InvalidUInt128();
    return uint128(amount);
  }
}
