/**
 * The Pool revision from which a rule holds. Before it, the older rule in brackets does.
 *
 * Pool revisions are 1 to 3 = 3.0, 4 = 3.1, 6 = 3.2, 7 = 3.3, 8 = 3.4, 9 = 3.5, 10 = 3.6, 11 = 3.7.
 * Each entry was read from the tagged sources; revisions 1 (as 3.0.2) and 10 are proven against
 * running contracts.
 *
 * @see aave-dao/aave-v3-origin, `docs/` of each version; aave-v3-core 1.19.3 for 3.0.2.
 */
const holdsSince = {
  /** A category has bitmaps of assets (each asset names one category, for both sides). */
  categoryBitmaps: 6,
  /** No debt at a rate of one's own (the stable debt token, beside the variable). */
  variableDebtOnly: 6,
  /** Bad debt becomes a reserve's deficit and no dust may be left (debt stays; dust allowed). */
  deficit: 7,
  /** The close factor is half of all debts (half of the one debt), whole when small. */
  closeFactorOfAllDebts: 7,
  /** Debt compounds by `x + x²/2 + x³/6` in ray steps (by a binomial of the seconds). */
  taylorInterest: 8,
  /** Balances down, debts up, scaled amounts against the account (all half up). */
  directionalRounding: 9,
  /** The treasury's part is of ⌊debt·(i₁−i₀)⌋ (of the difference of two rounded debts). */
  flooredTreasuryAccrual: 9,
  /** A loan is judged by the account it leaves (by the account before, and the loan's value). */
  judgedAfterLoan: 9,
  /** HF = Σ Cᵢ·LTᵢ ÷ ΣD, then ÷ 1e4 (the average threshold is floored first). */
  exactHealthFactor: 9,
  /** The debt must be covered rounded up (half up). */
  ceiledInitialMargin: 9,
  /** A liquidation advances the collateral's indexes even when aTokens are paid out, with no event. */
  silentLiquidationAccrual: 9,
  /** The collateral flag alone counts a collateral (its own threshold must not be zero). */
  flagAloneCounts: 10,
  /** A category's LTV stands for itself (an asset's own LTV of zero overrides it). */
  categoryLtvStandsAlone: 10,
  /** `availableBorrowsBase` is rounded down (half up). */
  flooredAvailableBorrows: 10,
  /** Seized collateral down, protocol fee up (both half up). */
  directionalSeizure: 11,
  /** In an isolated category foreign collaterals lend nothing (categories are not isolated). */
  isolatedCategories: 11,
  /** No isolated collaterals, siloed debts or sequencer sentinel (all three). */
  plainReserves: 11,
} as const

/** A rule that one revision of the Pool has and an older one has not. */
export type RevisionRule = keyof typeof holdsSince

/** Whether a revision of the Pool has a rule. */
export function hasRule(revision: number, rule: RevisionRule): boolean {
  return revision >= holdsSince[rule]
}

/** Revisions whose contracts the tests run. */
const proven: readonly number[] = [1, 10]

/** Revisions whose rules were read but not run; 5 was never tagged. */
const read: readonly number[] = [2, 3, 4, 6, 7, 8, 9, 11]

/**
 * How well a revision is known.
 *
 * @returns `proven` where the tests run the contracts; `unproven` where the rules were only read;
 * `unknown` where they were not.
 */
export function revisionStanding(revision: number | null): 'proven' | 'unproven' | 'unknown' {
  if (revision === null) return 'unknown'
  if (proven.includes(revision)) return 'proven'
  return read.includes(revision) ? 'unproven' : 'unknown'
}
