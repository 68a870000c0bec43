import type { UnderlyingBook } from '../book/riskBook.ts'
import type { MarginParameterSet } from '../parameter-sets/marginParameterSet.ts'
import { expiryValue, markedExpiryValue, secondsPerYear } from './expiryValue.ts'

/**
 * What a move of the forwards alone may cost, expiry by expiry.
 *
 *     Σ expiries min(V(up) − V, V(down) − V, 0) · (add + multiple·T)
 *
 * Volatility stays and nothing is discounted statically. Expiries do not offset: each takes its own
 * worse side, because a basis may move at one expiry and not at another.
 *
 * @returns zero or negative, USD; zero where the set has no basis rule.
 */
export function basisLoss(book: UnderlyingBook, set: MarginParameterSet): number {
  const { basis, discount } = set
  if (basis === undefined) return 0
  return book.expiries.reduce((total, expiry) => {
    const valueAt = (move: number): number =>
      expiryValue(expiry, {
        spotFactor: 1 + move,
        volatilityOf: (option) => option.volatility,
        discount,
      })
    const marked = markedExpiryValue(expiry, discount)
    const worst = Math.min(valueAt(basis.upMove) - marked, valueAt(basis.downMove) - marked, 0)
    const years = expiry.secondsToExpiry / secondsPerYear
    return total + worst * (basis.add + basis.multiplePerYear * years)
  }, 0)
}
