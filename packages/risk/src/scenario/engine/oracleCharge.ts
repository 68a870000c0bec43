import type { UnderlyingBook } from '../book/riskBook.ts'
import type { MarginParameterSet } from '../parameter-sets/marginParameterSet.ts'
import { collateralValue } from './scenarioProfit.ts'

/**
 * Charges for feeds that their signers do not trust.
 *
 *     confidence < threshold: (1 − confidence)·rate·notional, else nothing
 *
 * The order of merging decides what a low perpetual confidence reaches. Where the set says
 * `perpetuals-and-options`, collateral takes min(own, spot) before the perpetual's is merged in, and
 * perpetuals and options take min(spot, perpetual) after. A perpetual that is not held has no say.
 *
 * @returns USD, not negative; belongs to the initial side only.
 */
export function oracleCharge(
  book: UnderlyingBook,
  parameters: { readonly set: MarginParameterSet; readonly stablePriceUsd: number },
): number {
  const { set, stablePriceUsd } = parameters
  const { oracle } = set
  if (oracle === undefined) return 0
  const charge = (confidence: number, notionalUsd: number): number =>
    confidence < oracle.threshold ? (1 - confidence) * oracle.rate * notionalUsd : 0
  const held = book.perpetuals.filter(({ quantity }) => quantity !== 0)
  const merged = Math.min(book.spotConfidence, ...held.map(({ confidence }) => confidence))
  const beforeCollateral =
    oracle.perpetualConfidenceReaches === 'all' ? merged : book.spotConfidence
  const isSpot = set.contingencies.collateralBase === 'spot-notional'
  const perpetuals = held.map(({ quantity }) =>
    charge(merged, Math.abs(quantity) * book.spotPriceUsd),
  )
  const options = book.expiries.map(({ confidence, options: legs }) => {
    const contracts = legs.reduce((total, { quantity }) => total + Math.abs(quantity), 0)
    return charge(Math.min(merged, confidence), contracts * book.spotPriceUsd)
  })
  const collateral = book.collateral.map((it) => {
    const spotUsd = it.quantity * book.spotPriceUsd
    const notionalUsd = isSpot ? spotUsd : collateralValue(it, stablePriceUsd)
    return charge(Math.min(beforeCollateral, it.confidence), notionalUsd)
  })
  return [...perpetuals, ...options, ...collateral].reduce((total, value) => total + value, 0)
}
