import { type ParseAbi, parseAbi } from 'viem'

const events = [
  'event CreateMarket(bytes32 indexed id, (address loanToken, address collateralToken, address oracle, address irm, uint256 lltv) marketParams)',
  'event Supply(bytes32 indexed id, address indexed caller, address indexed onBehalf, uint256 assets, uint256 shares)',
  'event Withdraw(bytes32 indexed id, address caller, address indexed onBehalf, address indexed receiver, uint256 assets, uint256 shares)',
  'event Borrow(bytes32 indexed id, address caller, address indexed onBehalf, address indexed receiver, uint256 assets, uint256 shares)',
  'event Repay(bytes32 indexed id, address indexed caller, address indexed onBehalf, uint256 assets, uint256 shares)',
  'event SupplyCollateral(bytes32 indexed id, address indexed caller, address indexed onBehalf, uint256 assets)',
  'event WithdrawCollateral(bytes32 indexed id, address caller, address indexed onBehalf, address indexed receiver, uint256 assets)',
  'event Liquidate(bytes32 indexed id, address indexed caller, address indexed borrower, uint256 repaidAssets, uint256 repaidShares, uint256 seizedAssets, uint256 badDebtAssets, uint256 badDebtShares)',
  'event AccrueInterest(bytes32 indexed id, uint256 prevBorrowRate, uint256 interest, uint256 feeShares)',
  'event SetFee(bytes32 indexed id, uint256 newFee)',
  'event SetFeeRecipient(address indexed newFeeRecipient)',
  'event SetOwner(address indexed newOwner)',
] as const

const functions = [
  'function owner() view returns (address)',
  'function feeRecipient() view returns (address)',
  'function DOMAIN_SEPARATOR() view returns (bytes32)',
  'function idToMarketParams(bytes32 id) view returns (address loanToken, address collateralToken, address oracle, address irm, uint256 lltv)',
  'function market(bytes32 id) view returns (uint128 totalSupplyAssets, uint128 totalSupplyShares, uint128 totalBorrowAssets, uint128 totalBorrowShares, uint128 lastUpdate, uint128 fee)',
  'function position(bytes32 id, address user) view returns (uint256 supplyShares, uint128 borrowShares, uint128 collateral)',
  'function accrueInterest((address loanToken, address collateralToken, address oracle, address irm, uint256 lltv) marketParams)',
] as const

const oracle = ['function price() view returns (uint256)'] as const

const interestRateModel = [
  'function borrowRateView((address loanToken, address collateralToken, address oracle, address irm, uint256 lltv) marketParams, (uint128 totalSupplyAssets, uint128 totalSupplyShares, uint128 totalBorrowAssets, uint128 totalBorrowShares, uint128 lastUpdate, uint128 fee) market) view returns (uint256)',
] as const

/**
 * The singleton's events that move margin. Authorisations, nonces, flash loans and the lists of
 * enabled models and thresholds do not.
 */
export const morphoEventsAbi: ParseAbi<typeof events> = parseAbi(events)

/** The singleton's functions that are asked; `accrueInterest` only ever in a simulated call. */
export const morphoFunctionsAbi: ParseAbi<typeof functions> = parseAbi(functions)

/** What every market's oracle answers. */
export const morphoOracleAbi: ParseAbi<typeof oracle> = parseAbi(oracle)

/** What every market's interest rate model answers. */
export const interestRateModelAbi: ParseAbi<typeof interestRateModel> = parseAbi(interestRateModel)
