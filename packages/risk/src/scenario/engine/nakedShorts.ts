import type { ExpiryHolding } from '../book/riskBook.ts'

/**
 * Counts short options that no long of the same expiry and strike covers.
 *
 * Per strike a call and a put of opposite sign net one for one; two of the same sign do not. Several
 * holdings of one contract are one holding.
 *
 * @returns contracts, not negative.
 */
export function nakedShorts(expiry: ExpiryHolding): number {
  const strikes = new Map<number, { call: number; put: number }>()
  for (const { kind, strikePriceUsd, quantity } of expiry.options) {
    const net = strikes.get(strikePriceUsd) ?? { call: 0, put: 0 }
    strikes.set(strikePriceUsd, { ...net, [kind]: net[kind] + quantity })
  }
  return [...strikes.values()].reduce((total, { call, put }) => {
    const isOffset = call * put < 0
    const naked = isOffset ? Math.max(0, -(call + put)) : Math.max(0, -call) + Math.max(0, -put)
    return total + naked
  }, 0)
}
