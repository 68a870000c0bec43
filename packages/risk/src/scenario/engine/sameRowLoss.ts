import type { UnderlyingRisk } from './underlyingRisk.ts'

/**
 * Moves all underlyings together and finds the worst row of the whole book.
 *
 *     row's loss = Σ losses − gainOffset · Σ gains,  never below zero
 *
 * An offset of one nets underlyings in full within a row; zero lets each loss stand. The basis losses of
 * all underlyings together are one more candidate, as they are for one underlying.
 *
 * @param gainOffset in [0, 1].
 */
export function sameRowLoss(
  risks: readonly UnderlyingRisk[],
  gainOffset: number,
): { readonly scenario: string; readonly lossUsd: number; readonly minimumUsd: number } {
  const rows = risks[0]?.profits ?? []
  let worst = { scenario: 'none', lossUsd: 0 }
  for (const [index, { scenario }] of rows.entries()) {
    const profitUsd = risks.reduce((total, { profits }) => {
      const profit = profits[index]?.profitUsd ?? 0
      return total + (profit > 0 ? profit * gainOffset : profit)
    }, 0)
    if (-profitUsd > worst.lossUsd) worst = { scenario, lossUsd: -profitUsd }
  }
  const basisUsd = risks.reduce((total, it) => total - it.basisLossUsd, 0)
  const minimumUsd = risks.reduce((total, it) => total + it.minimumUsd, 0)
  return {
    ...(basisUsd > worst.lossUsd ? { scenario: 'basis', lossUsd: basisUsd } : worst),
    minimumUsd,
  }
}
