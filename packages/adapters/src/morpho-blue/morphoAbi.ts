import { type ParseAbi, parseAbi } from 'viem'

const events = [
  'struct MarketParams { address loanToken; address collateralToken; address oracle; address irm; uint256 lltv; }',
  'event CreateMarket(bytes32 indexed id, MarketParams marketParams)',
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

// The contract returns these structs' members side by side, which is the same bytes.
const functions = [
  'struct Market { uint128 totalSupplyAssets; uint128 totalSupplyShares; uint128 totalBorrowAssets; uint128 totalBorrowShares; uint128 lastUpdate; uint128 fee; }',
  'struct MarketParams { address loanToken; address collateralToken; address oracle; address irm; uint256 lltv; }',
  'struct Position { uint256 supplyShares; uint128 borrowShares; uint128 collateral; }',
  'function DOMAIN_SEPARATOR() view returns (bytes32)',
  'function owner() view returns (address)',
  'function feeRecipient() view returns (address)',
  'function idToMarketParams(bytes32 id) view returns (MarketParams)',
  'function market(bytes32 id) view returns (Market)',
  'function position(bytes32 id, address user) view returns (Position)',
  'function accrueInterest(MarketParams marketParams)',
] as const

const calls = [
  'struct MarketParams { address loanToken; address collateralToken; address oracle; address irm; uint256 lltv; }',
  'function supply(MarketParams marketParams, uint256 assets, uint256 shares, address onBehalf, bytes data)',
  'function withdraw(MarketParams marketParams, uint256 assets, uint256 shares, address onBehalf, address receiver)',
  'function borrow(MarketParams marketParams, uint256 assets, uint256 shares, address onBehalf, address receiver)',
  'function repay(MarketParams marketParams, uint256 assets, uint256 shares, address onBehalf, bytes data)',
  'function supplyCollateral(MarketParams marketParams, uint256 assets, address onBehalf, bytes data)',
  'function withdrawCollateral(MarketParams marketParams, uint256 assets, address onBehalf, address receiver)',
  'function liquidate(MarketParams marketParams, address borrower, uint256 seizedAssets, uint256 repaidShares, bytes data)',
] as const

const marketContracts = [
  'struct Market { uint128 totalSupplyAssets; uint128 totalSupplyShares; uint128 totalBorrowAssets; uint128 totalBorrowShares; uint128 lastUpdate; uint128 fee; }',
  'struct MarketParams { address loanToken; address collateralToken; address oracle; address irm; uint256 lltv; }',
  'function price() view returns (uint256)',
  'function borrowRateView(MarketParams marketParams, Market market) view returns (uint256)',
] as const

/**
 * The singleton's events that move margin. Authorisations, nonces, flash loans and the lists of
 * enabled models and thresholds do not.
 */
export const morphoEventsAbi: ParseAbi<typeof events> = parseAbi(events)

/** The singleton's functions that are asked; `accrueInterest` only ever in a simulated call. */
export const morphoAbi: ParseAbi<typeof functions> = parseAbi(functions)

/** What a market's oracle and its interest rate model are asked. */
export const marketContractsAbi: ParseAbi<typeof marketContracts> = parseAbi(marketContracts)

/** The singleton's functions that move an account. */
export const morphoCallsAbi: ParseAbi<typeof calls> = parseAbi(calls)
