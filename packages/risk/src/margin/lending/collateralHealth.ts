/** Collateral of a lending account, in one numeraire. */
export type WeightedCollateral = {
  readonly value: number
  /** Share of value that may be borrowed against, in [0, 1]. */
  readonly loanToValue: number
  /** Share of value that still covers debt before liquidation, in [0, 1]. */
  readonly liquidationThreshold: number
}

/** What a lending account is worth to its lender; values in the numeraire given. */
export type CollateralHealth = {
  readonly collateralValue: number
  readonly debtValue: number
  /** Value-weighted means; 0 without collateral. */
  readonly loanToValue: number
  readonly liquidationThreshold: number
  readonly availableToBorrow: number
  readonly healthFactor: number | 'no-debt'
  /** Covered value less debt: below zero the account is liquidatable. */
  readonly coverage: number
}

/**
 * Judges a lending account by value: any number of collaterals, one sum of debt.
 *
 *     health = Σ value·threshold / debt,  available = max(0, Σ value·ltv − debt)
 *
 * In floats, for a book or a what-if. What a contract will do is the venue adapter's exact rule.
 *
 * @param parameters.collateral values not negative.
 * @param parameters.debtValue not negative.
 * @param parameters.borrowCeiling the most that may still be borrowed for other reasons, such as an
 * isolation mode's debt ceiling; absent: no such limit.
 */
export function collateralHealth(parameters: {
  readonly collateral: readonly WeightedCollateral[]
  readonly debtValue: number
  readonly borrowCeiling?: number
}): CollateralHealth {
  const { collateral, debtValue, borrowCeiling } = parameters
  const collateralValue = sum(collateral.map(({ value }) => value))
  const borrowable = sum(collateral.map(({ value, loanToValue }) => value * loanToValue))
  const covered = sum(
    collateral.map(({ value, liquidationThreshold }) => value * liquidationThreshold),
  )
  const available = Math.max(0, borrowable - debtValue)
  return {
    collateralValue,
    debtValue,
    loanToValue: collateralValue === 0 ? 0 : borrowable / collateralValue,
    liquidationThreshold: collateralValue === 0 ? 0 : covered / collateralValue,
    availableToBorrow:
      borrowCeiling === undefined ? available : Math.min(available, Math.max(0, borrowCeiling)),
    healthFactor: debtValue === 0 ? 'no-debt' : covered / debtValue,
    coverage: covered - debtValue,
  }
}

/** Whether debt is above what collateral covers. Equal is still covered, as at Compound and Aave. */
export function isUndercovered(health: Pick<CollateralHealth, 'coverage'>): boolean {
  return health.coverage < 0
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
