import { type ParseAbi, parseAbi } from 'viem'

const views = [
  'struct AssetInfo { uint8 offset; address asset; address priceFeed; uint64 scale; uint64 borrowCollateralFactor; uint64 liquidateCollateralFactor; uint64 liquidationFactor; uint128 supplyCap; }',
  'struct TotalsBasic { uint64 baseSupplyIndex; uint64 baseBorrowIndex; uint64 trackingSupplyIndex; uint64 trackingBorrowIndex; uint104 totalSupplyBase; uint104 totalBorrowBase; uint40 lastAccrualTime; uint8 pauseFlags; }',
  'function baseToken() view returns (address)',
  'function baseTokenPriceFeed() view returns (address)',
  'function baseScale() view returns (uint256)',
  'function baseBorrowMin() view returns (uint256)',
  'function numAssets() view returns (uint8)',
  'function supplyKink() view returns (uint256)',
  'function supplyPerSecondInterestRateBase() view returns (uint256)',
  'function supplyPerSecondInterestRateSlopeLow() view returns (uint256)',
  'function supplyPerSecondInterestRateSlopeHigh() view returns (uint256)',
  'function borrowKink() view returns (uint256)',
  'function borrowPerSecondInterestRateBase() view returns (uint256)',
  'function borrowPerSecondInterestRateSlopeLow() view returns (uint256)',
  'function borrowPerSecondInterestRateSlopeHigh() view returns (uint256)',
  'function totalsBasic() view returns (TotalsBasic)',
  'function getAssetInfo(uint8 place) view returns (AssetInfo)',
  'function getPrice(address priceFeed) view returns (uint256)',
  'function totalsCollateral(address asset) view returns (uint128 totalSupplyAsset, uint128 reserved)',
  'function userBasic(address owner) view returns (int104 principal, uint64 baseTrackingIndex, uint64 baseTrackingAccrued, uint16 assetsIn, uint8 reserved)',
  'function userCollateral(address owner, address asset) view returns (uint128 balance, uint128 reserved)',
  'function balanceOf(address owner) view returns (uint256)',
  'function borrowBalanceOf(address owner) view returns (uint256)',
  'function isLiquidatable(address owner) view returns (bool)',
  'function isBorrowCollateralized(address owner) view returns (bool)',
  'function accrueAccount(address owner)',
] as const

/** What is asked of a Comet. @see CometMainInterface and CometExtInterface of comet */
export const cometAbi: ParseAbi<typeof views> = parseAbi(views)

const feedViews = ['function description() view returns (string)'] as const

/** What is asked of a price feed besides its price. */
export const feedAbi: ParseAbi<typeof feedViews> = parseAbi(feedViews)

const calls = [
  'function supply(address asset, uint256 amount)',
  'function withdraw(address asset, uint256 amount)',
  'function transferAsset(address dst, address asset, uint256 amount)',
  'function absorb(address absorber, address[] accounts)',
] as const

/** The calls that make changes. */
export const cometCallsAbi: ParseAbi<typeof calls> = parseAbi(calls)

const events = [
  'event Supply(address indexed from, address indexed dst, uint256 amount)',
  'event Withdraw(address indexed src, address indexed to, uint256 amount)',
  'event Transfer(address indexed from, address indexed to, uint256 amount)',
  'event SupplyCollateral(address indexed from, address indexed dst, address indexed asset, uint256 amount)',
  'event TransferCollateral(address indexed from, address indexed to, address indexed asset, uint256 amount)',
  'event WithdrawCollateral(address indexed src, address indexed to, address indexed asset, uint256 amount)',
  'event AbsorbDebt(address indexed absorber, address indexed borrower, uint256 basePaidOut, uint256 usdValue)',
  'event AbsorbCollateral(address indexed absorber, address indexed borrower, address indexed asset, uint256 collateralAbsorbed, uint256 usdValue)',
] as const

/** Events that name an account; none of them says an index or a principal. */
export const cometEventsAbi: ParseAbi<typeof events> = parseAbi(events)
