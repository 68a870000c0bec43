import type { BookCollateral, UnderlyingBook } from '../book/riskBook.ts'
import type { MarginParameterSet, MarginScenario } from '../parameter-sets/marginParameterSet.ts'
import { expiryValue, markedExpiryValue } from './expiryValue.ts'
import { shockedVolatility } from './shockedVolatility.ts'
import { staticDiscount } from './staticDiscount.ts'

/** What one row does to one underlying; gains positive, weighted, and the parts add to the profit. */
export type ScenarioProfit = {
  readonly scenario: string
  readonly spotMove: number
  readonly perpetualsUsd: number
  readonly futuresUsd: number
  readonly optionsUsd: number
  readonly collateralUsd: number
  readonly profitUsd: number
}

/**
 * Revalues what depends on one underlying under one row.
 *
 *     profit = weight · (Σ delta-one·price·move + Σ expiries (discount·V shocked − V) + Σ collateral·move)
 *
 * In a skew row each expiry counts −|profit|: the smile may turn either way, and each expiry takes the
 * worse. Collateral moves only where it is risk-cancelling.
 *
 * @param parameters.stablePriceUsd what collateral value is expressed in, greater than zero.
 */
export function scenarioProfit(
  book: UnderlyingBook,
  parameters: {
    readonly scenario: MarginScenario
    readonly set: MarginParameterSet
    readonly stablePriceUsd: number
  },
): ScenarioProfit {
  const { scenario, set, stablePriceUsd } = parameters
  const { spotMove, weight } = scenario
  const perpetualsUsd = weight * spotMove * sum(book.perpetuals.map(notional)) + 0
  const futuresUsd = weight * spotMove * sum(book.futures.map(notional)) + 0
  const optionsUsd = weight * optionProfit(book, { scenario, set }) + 0
  const moving = book.collateral.filter((it) => it.isRiskCancelling)
  const movingUsd = sum(moving.map((it) => collateralValue(it, stablePriceUsd)))
  const collateralUsd = weight * spotMove * movingUsd + 0
  return {
    scenario: scenario.name,
    spotMove,
    perpetualsUsd,
    futuresUsd,
    optionsUsd,
    collateralUsd,
    profitUsd: perpetualsUsd + futuresUsd + optionsUsd + collateralUsd,
  }
}

/** `quantity · price / stable price`. */
export function collateralValue(collateral: BookCollateral, stablePriceUsd: number): number {
  return (collateral.quantity * collateral.priceUsd) / stablePriceUsd
}

function optionProfit(
  book: UnderlyingBook,
  parameters: { readonly scenario: MarginScenario; readonly set: MarginParameterSet },
): number {
  const { scenario, set } = parameters
  const isSkew = scenario.volatility.endsWith('skew')
  return book.expiries.reduce((total, expiry) => {
    const shockedValueUsd = expiryValue(expiry, {
      // Skew rows turn the smile about the forward as it stands, whatever their spot move.
      spotFactor: isSkew ? 1 : 1 + scenario.spotMove,
      volatilityOf: shockedVolatility(expiry, {
        move: scenario.volatility,
        set,
        spotMove: scenario.spotMove,
      }),
      discount: set.discount,
    })
    const discounted = shockedValueUsd * staticDiscount(expiry, { shockedValueUsd, set })
    const profit = discounted - markedExpiryValue(expiry, set.discount)
    return total + (isSkew ? -Math.abs(profit) : profit)
  }, 0)
}

function notional(holding: { readonly quantity: number; readonly markPriceUsd: number }): number {
  return holding.quantity * holding.markPriceUsd
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
