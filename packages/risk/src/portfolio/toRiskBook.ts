import { compareText } from '../digest/compareText.ts'
import type { ValuedExposure } from '../factors/valueExposures.ts'
import type { PerpetualHolding, RiskBook } from '../scenario/book/riskBook.ts'

/**
 * States valued exposures as the book that margin parameter sets read.
 *
 * Assumptions, all of them about books of holdings and delta-one positions:
 *
 * - Each factor is one underlying counted in dollars of itself: its spot price is 1 and a leg's quantity
 *   is its USD value. Rates of the sets are shares of notional, so nothing depends on the unit.
 * - Collateral, debt and positions are linear legs alike, one for each account and asset, long or short.
 *   Charges that a set makes on delta-one positions are therefore made on spot holdings too, and no
 *   haircut is taken instead.
 * - The reporting factor is cash at par: owned dollar tokens add, owed ones subtract. The sets know no
 *   depeg of it; our scenario table does.
 * - Feeds are fully trusted, profit is settled, and there is no funding rate: none of that is in an
 *   exposure.
 *
 * @returns underlyings by name, legs by account and asset: the order given does not matter.
 */
export function toRiskBook(values: readonly ValuedExposure[]): RiskBook {
  const sorted = [...values].sort(
    (a, b) =>
      compareText(a.factor, b.factor) ||
      compareText(a.account, b.account) ||
      compareText(a.asset, b.asset) ||
      a.valueUsd - b.valueUsd,
  )
  const legs = new Map<string, PerpetualHolding[]>()
  let cash = 0
  for (const { factor, kindOfFactor, valueUsd } of sorted) {
    if (kindOfFactor === 'reporting') cash += valueUsd
    else legs.set(factor, [...(legs.get(factor) ?? []), linearLeg(valueUsd)])
  }
  return {
    cash,
    stablePriceUsd: 1,
    underlyings: [...legs].map(([underlying, perpetuals]) => ({
      underlying,
      spotPriceUsd: 1,
      spotConfidence: 1,
      perpetuals,
      futures: [],
      expiries: [],
      collateral: [],
    })),
  }
}

function linearLeg(valueUsd: number): PerpetualHolding {
  return { quantity: valueUsd, markPriceUsd: 1, confidence: 1, unsettledUsd: 0 }
}
