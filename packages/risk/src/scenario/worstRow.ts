import type { ScenarioRow } from './scenarioModel.ts'

/** The row that costs most, and what it costs. */
export type WorstRow = {
  /** `'none'` when no row loses anything. */
  readonly row: ScenarioRow | 'none'
  /** USD, never negative. */
  readonly lossUsd: number
}

/**
 * Finds the row that a signed value loses most in.
 *
 *     loss = max(0, max over rows of −weight · spotMove · value)
 *
 * As a maximum of linear functions of the value it is convex and positively homogeneous, hence
 * sub-additive: the worst loss of a sum is at most the sum of the worst losses. All that is said of
 * netting rests on this. The zero is there for tables without an unchanged row: a requirement is
 * never a credit.
 *
 * @param parameters.valueUsd long positive.
 * @returns the first of equally bad rows.
 */
export function worstRow(parameters: {
  readonly valueUsd: number
  readonly rows: readonly ScenarioRow[]
}): WorstRow {
  let worst: WorstRow = { row: 'none', lossUsd: 0 }
  for (const row of parameters.rows) {
    const lossUsd = -row.weight * row.spotMove * parameters.valueUsd
    if (lossUsd > worst.lossUsd) worst = { row, lossUsd }
  }
  return worst
}
