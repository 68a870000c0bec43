import type { Refusal } from '@crossmargin/core'

/** What each of the contract's errors says to a person. The last four are ours.
 * Before 3.1 they are numbers, and these are what the numbers stand for. */
const messages = {
  InvalidAmount: 'The amount is zero, too small to count, or more than the reserve holds.',
  InvalidMintAmount: 'The amount is too small to count.',
  InvalidBurnAmount: 'The amount is too small to change a scaled balance.',
  ReserveInactive: 'The reserve is not active.',
  ReservePaused: 'The reserve is paused.',
  ReserveFrozen: 'The reserve is frozen: it takes no new deposits or loans.',
  SupplyToAToken: 'An aToken contract cannot hold deposits of its own reserve.',
  SupplyCapExceeded: 'The deposit would exceed the reserve’s supply cap.',
  BorrowCapExceeded: 'The loan would exceed the reserve’s borrow cap.',
  NotEnoughAvailableUserBalance: 'The withdrawal is larger than the balance.',
  BorrowingNotEnabled: 'The reserve does not lend.',
  NotBorrowableInEMode: 'The account’s eMode category does not allow to borrow this asset.',
  PriceOracleSentinelCheckFailed: 'The sequencer sentinel does not allow it yet.',
  SiloedBorrowingViolation: 'A siloed asset must be the only debt.',
  AssetNotBorrowableInIsolation: 'The asset cannot be borrowed against an isolated collateral.',
  DebtCeilingExceeded: 'The loan would exceed the isolated collateral’s debt ceiling.',
  CollateralBalanceIsZero: 'There is no collateral.',
  LtvValidationFailed: 'Collateral that lends nothing must leave first, or none lends anything.',
  HealthFactorLowerThanLiquidationThreshold: 'The health factor would be below 1.',
  CollateralCannotCoverNewBorrow: 'The collateral does not lend that much.',
  NoDebtOfSelectedType: 'There is no debt in this reserve.',
  UnderlyingBalanceZero: 'There is no balance to use as collateral.',
  UserInIsolationModeOrLtvZero: 'The asset lends nothing, or isolation allows no other collateral.',
  InconsistentEModeCategory: 'There is no such eMode category.',
  InvalidDebtInEmode: 'A debt cannot be borrowed in the category.',
  InvalidCollateralInEmode: 'A collateral lends nothing in the category.',
  HealthFactorNotBelowThreshold: 'The health factor is not below 1.',
  CollateralCannotBeLiquidated: 'The asset is not used as collateral.',
  SpecifiedCurrencyNotBorrowedByUser: 'There is no such debt.',
  LiquidationGraceSentinelCheckFailed: 'A reserve is in its grace period after a pause.',
  MustNotLeaveDust: 'Less than 1000 of base currency would be left on one side.',
  AssetNotListed: 'The pool has no such reserve.',
  DecimalsUnknown: 'The decimals of the asset are unknown, so nothing about it can be foretold.',
  RulesUnknown: 'The rules of the pool, or the account as it is, are not known.',
  PriceUnavailable: 'A price the pool needs is not to be had: the oracle would revert.',
} as const

/** The name of a contract's error, or of one of our own reasons. */
export type RefusalReason = keyof typeof messages

/** A condition under which the contract reverts, and its error. */
export type Check = readonly [isRefused: boolean, reason: RefusalReason]

/** Says that the contract would revert. */
export function refuse(reason: RefusalReason): Refusal {
  return { kind: 'refusal', reason, message: messages[reason] }
}

/** The refusal of the first check that fails, in the contract's order. */
export function firstRefusal(checks: readonly Check[]): Refusal | undefined {
  const failed = checks.find(([isRefused]) => isRefused)
  return failed === undefined ? undefined : refuse(failed[1])
}
