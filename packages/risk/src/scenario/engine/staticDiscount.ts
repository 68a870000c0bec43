import type { ExpiryHolding } from '../book/riskBook.ts'
import type { MarginParameterSet, StaticDiscount } from '../parameter-sets/marginParameterSet.ts'
import { discountFactor, secondsPerYear } from './expiryValue.ts'

/**
 * The factor that a shocked expiry's value is multiplied by: time value that cannot be relied on.
 *
 *     value ≥ 0: base·exp(−T·(rate·multiplier + addend))
 *     value < 0: min(1/D, base·exp(+T·(rate·multiplier + addend))), or 1 where only claims are cut
 *
 * It applies to the value after the shock, never before: a book that a scenario turns from asset to debt
 * is cut as a debt. 1/D undoes the discounting, and a debt is never taken for more than that.
 */
export function staticDiscount(
  expiry: ExpiryHolding,
  parameters: {
    readonly shockedValueUsd: number
    readonly set: Pick<MarginParameterSet, 'staticDiscount' | 'discount'>
  },
): number {
  const { shockedValueUsd, set } = parameters
  const discount = set.staticDiscount
  if (discount === undefined) return 1
  if (shockedValueUsd >= 0) return discount.long.base * growth(expiry, discount.long, -1)
  if (discount.short === undefined) return 1
  const highest = set.discount === 'rate' ? 1 / discountFactor(expiry) : 1
  return Math.min(highest, discount.short.base * growth(expiry, discount.short, 1))
}

function growth(expiry: ExpiryHolding, discount: StaticDiscount, sign: 1 | -1): number {
  const years = expiry.secondsToExpiry / secondsPerYear
  const rate = Math.max(expiry.ratePerYear, 0) * discount.rateMultiplier + discount.rateAddend
  return Math.exp(sign * years * rate)
}
