import type { AccountReading, BlockRef, MarginAccountKey } from '@crossmargin/core'
import { presentValueRaw } from './baseInterest.ts'
import { gapsOf } from './cometGaps.ts'
import { type CometPrices, type CometState, toOraclePrices } from './cometState.ts'

/** Makes the waist of a state: the one way to it, for rows, for views, and after a change. */
export function toReading(
  state: CometState,
  place: {
    readonly key: MarginAccountKey
    readonly at: BlockRef
    readonly prices: CometPrices
  },
): AccountReading<CometState> {
  const { key, at, prices } = place
  const { market, principal, balancesRaw } = state
  if (market === 'unknown') {
    const gaps = gapsOf(state, { key, prices })
    const snapshot = { key, at, state, collaterals: [], debts: [], positions: [], gaps }
    return { snapshot, oraclePrices: [] }
  }
  const baseRaw = principal === 'unknown' ? 0n : presentValueRaw(principal, market.accrued)
  const held = market.assets.flatMap(({ asset }, index) => {
    const balanceRaw = balancesRaw[index] ?? 0n
    return balanceRaw === 0n ? [] : [{ asset, balanceRaw, isCounted: true }]
  })
  const lent = { asset: market.base, balanceRaw: baseRaw, isCounted: true }
  const isOwing = principal !== 'unknown' && principal < 0n
  return {
    snapshot: {
      key,
      at,
      state,
      collaterals: [...(baseRaw > 0n ? [lent] : []), ...held],
      debts: isOwing ? [{ asset: market.base, balanceRaw: -baseRaw }] : [],
      positions: [],
      gaps: gapsOf(state, { key, prices }),
    },
    // Of all assets, held or not: what is not held may be pledged next.
    oraclePrices: toOraclePrices(market, prices),
  }
}
