/** The functions the world calls, as the contracts' own sources declare them; for `parseAbi`. */
export const TOKEN_SIGNATURES = [
  'function approve(address spender, uint256 amount) returns (bool)',
  'function transfer(address to, uint256 amount) returns (bool)',
  'function balanceOf(address owner) view returns (uint256)',
  'function decimals() view returns (uint8)',
] as const

export const FEED_SIGNATURES = [
  'function submit(uint256 roundId, int256 submission)',
  'function changeOracles(address[] removed, address[] added, address[] addedAdmins, uint32 minSubmissions, uint32 maxSubmissions, uint32 restartDelay)',
  'function latestRound() view returns (uint256)',
  'function latestAnswer() view returns (int256)',
] as const

export const PROVIDER_SIGNATURES = [
  'function setACLAdmin(address admin)',
  'function setACLManager(address manager)',
  'function setPriceOracle(address oracle)',
  'function setPoolImpl(address implementation)',
  'function setPoolConfiguratorImpl(address implementation)',
  'function setPoolDataProvider(address provider)',
  'function addPoolAdmin(address admin)',
  'function getPool() view returns (address)',
] as const

export const CONFIGURATOR_SIGNATURES = [
  'struct Reserve { address aTokenImpl; address variableDebtTokenImpl; address underlyingAsset; string aTokenName; string aTokenSymbol; string variableDebtTokenName; string variableDebtTokenSymbol; bytes params; bytes interestRateData; }',
  'function initReserves(Reserve[] input)',
  'function setReserveBorrowing(address asset, bool enabled)',
  'function configureReserveAsCollateral(address asset, uint256 ltv, uint256 liquidationThreshold, uint256 liquidationBonus)',
  'function setReserveFlashLoaning(address asset, bool enabled)',
  'function setReserveFactor(address asset, uint256 newReserveFactor)',
  'function setLiquidationProtocolFee(address asset, uint256 newFee)',
  'function setSupplyCap(address asset, uint256 newSupplyCap)',
  'function setBorrowCap(address asset, uint256 newBorrowCap)',
  'function setEModeCategory(uint8 categoryId, uint16 ltv, uint16 liquidationThreshold, uint16 liquidationBonus, string label)',
  'function setAssetCollateralInEMode(address asset, uint8 categoryId, bool allowed)',
  'function setAssetBorrowableInEMode(address asset, uint8 categoryId, bool borrowable)',
  'function setReserveInterestRateData(address asset, bytes rateData)',
  'function setReserveFreeze(address asset, bool freeze)',
  'function setReserveLtvzero(address asset, bool ltvZero)',
  'function setAssetLtvzeroInEMode(address asset, uint8 categoryId, bool ltvzero)',
  'function setReservePause(address asset, bool paused, uint40 gracePeriod)',
  'function updateFlashloanPremium(uint128 newFlashloanPremium)',
] as const

/** What the PoolConfigurator of 3.0.2 is told otherwise than that of 3.6. */
export const CONFIGURATOR_302_SIGNATURES = [
  'struct Reserve { address aTokenImpl; address stableDebtTokenImpl; address variableDebtTokenImpl; uint8 underlyingAssetDecimals; address interestRateStrategyAddress; address underlyingAsset; address treasury; address incentivesController; string aTokenName; string aTokenSymbol; string variableDebtTokenName; string variableDebtTokenSymbol; string stableDebtTokenName; string stableDebtTokenSymbol; bytes params; }',
  'function initReserves(Reserve[] input)',
  'function setReserveStableRateBorrowing(address asset, bool enabled)',
  'function setBorrowableInIsolation(address asset, bool borrowable)',
  'function setSiloedBorrowing(address asset, bool siloed)',
  'function setDebtCeiling(address asset, uint256 ceiling)',
  'function setEModeCategory(uint8 categoryId, uint16 ltv, uint16 liquidationThreshold, uint16 liquidationBonus, address oracle, string label)',
  'function setAssetEModeCategory(address asset, uint8 categoryId)',
  'function setReserveInterestRateStrategyAddress(address asset, address strategy)',
  'function setReservePause(address asset, bool paused)',
  'function updateFlashloanPremiumTotal(uint128 newFlashloanPremium)',
] as const

export const POOL_SIGNATURES = [
  'function supply(address asset, uint256 amount, address onBehalfOf, uint16 referralCode)',
  'function withdraw(address asset, uint256 amount, address to) returns (uint256)',
  'function borrow(address asset, uint256 amount, uint256 interestRateMode, uint16 referralCode, address onBehalfOf)',
  'function repay(address asset, uint256 amount, uint256 interestRateMode, address onBehalfOf) returns (uint256)',
  'function repayWithATokens(address asset, uint256 amount, uint256 interestRateMode) returns (uint256)',
  'function swapBorrowRateMode(address asset, uint256 interestRateMode)',
  'function setUserUseReserveAsCollateral(address asset, bool useAsCollateral)',
  'function setUserEMode(uint8 categoryId)',
  'function liquidationCall(address collateralAsset, address debtAsset, address borrower, uint256 debtToCover, bool receiveAToken)',
  'function mintToTreasury(address[] assets)',
  'function getUserAccountData(address user) view returns (uint256 totalCollateralBase, uint256 totalDebtBase, uint256 availableBorrowsBase, uint256 currentLiquidationThreshold, uint256 ltv, uint256 healthFactor)',
  'function getUserEMode(address user) view returns (uint256)',
  'function getUserConfiguration(address user) view returns (uint256)',
  'function POOL_REVISION() view returns (uint256)',
] as const

export const MORPHO_SIGNATURES = [
  'struct MarketParams { address loanToken; address collateralToken; address oracle; address irm; uint256 lltv; }',
  'function enableIrm(address irm)',
  'function enableLltv(uint256 lltv)',
  'function createMarket(MarketParams marketParams)',
  'function setFee(MarketParams marketParams, uint256 newFee)',
  'function setFeeRecipient(address newFeeRecipient)',
  'function supply(MarketParams marketParams, uint256 assets, uint256 shares, address onBehalf, bytes data) returns (uint256, uint256)',
  'function withdraw(MarketParams marketParams, uint256 assets, uint256 shares, address onBehalf, address receiver) returns (uint256, uint256)',
  'function borrow(MarketParams marketParams, uint256 assets, uint256 shares, address onBehalf, address receiver) returns (uint256, uint256)',
  'function repay(MarketParams marketParams, uint256 assets, uint256 shares, address onBehalf, bytes data) returns (uint256, uint256)',
  'function supplyCollateral(MarketParams marketParams, uint256 assets, address onBehalf, bytes data)',
  'function withdrawCollateral(MarketParams marketParams, uint256 assets, address onBehalf, address receiver)',
  'function liquidate(MarketParams marketParams, address borrower, uint256 seizedAssets, uint256 repaidShares, bytes data) returns (uint256, uint256)',
  'function accrueInterest(MarketParams marketParams)',
  'function market(bytes32 id) view returns (uint128 totalSupplyAssets, uint128 totalSupplyShares, uint128 totalBorrowAssets, uint128 totalBorrowShares, uint128 lastUpdate, uint128 fee)',
  'function position(bytes32 id, address user) view returns (uint256 supplyShares, uint128 borrowShares, uint128 collateral)',
  'function price() view returns (uint256)',
] as const
