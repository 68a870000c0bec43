import type { UnderlyingBook } from '../book/riskBook.ts'
import type { MarginParameterSet } from '../parameter-sets/marginParameterSet.ts'
import { nakedShorts } from './nakedShorts.ts'
import { collateralValue } from './scenarioProfit.ts'

/** A charge of one underlying that no scenario decides; USD, not negative. */
export type ContingencyLine = {
  readonly label: string
  readonly maintenanceUsd: number
  /** On top of the maintenance side. */
  readonly initialAddOnUsd: number
}

/**
 * Lists the charges on what is held, whatever the scenarios say.
 *
 * A charge of rate zero is left out, so that the lines are those of the model at hand.
 */
export function contingencyLines(
  book: UnderlyingBook,
  parameters: { readonly set: MarginParameterSet; readonly stablePriceUsd: number },
): readonly ContingencyLine[] {
  const { set } = parameters
  const { contingencies: rates } = set
  const spot = book.spotPriceUsd
  const deltaOne = [...book.perpetuals, ...book.futures].map(({ quantity }) => quantity)
  const perpetuals = sum(book.perpetuals.map(({ quantity }) => Math.abs(quantity))) * spot
  const naked = sum(book.expiries.map(nakedShorts)) * spot
  const longs = sum(deltaOne.map((quantity) => Math.max(0, quantity)))
  const shorts = sum(deltaOne.map((quantity) => Math.max(0, -quantity)))
  const offsetting = Math.min(longs, shorts) * spot
  const gross = (longs + shorts + optionQuantity(book)) * spot
  const charge = (label: string, amountUsd: number, maintenance: number, initial: number) =>
    amountUsd === 0 || (maintenance === 0 && initial === 0)
      ? []
      : [{ label, maintenanceUsd: amountUsd * maintenance, initialAddOnUsd: amountUsd * initial }]
  return [
    ...charge(
      'perpetuals held',
      perpetuals,
      rates.perpetualRateMaintenance,
      rates.perpetualRateInitial,
    ),
    ...charge('naked shorts', naked, rates.nakedShortRateMaintenance, rates.nakedShortRateInitial),
    ...charge('offsetting futures', offsetting, rates.offsettingFutureRate, 0),
    ...charge('gross notional', gross, rates.grossNotionalRate, 0),
    ...collateralLines(book, parameters),
  ]
}

/** Options held long and short, in contracts. */
export function optionQuantity(book: UnderlyingBook): number {
  return sum(book.expiries.flatMap((it) => it.options.map(({ quantity }) => Math.abs(quantity))))
}

function collateralLines(
  book: UnderlyingBook,
  parameters: { readonly set: MarginParameterSet; readonly stablePriceUsd: number },
): readonly ContingencyLine[] {
  const { set, stablePriceUsd } = parameters
  return book.collateral.flatMap((it) => {
    const isSpot = set.contingencies.collateralBase === 'spot-notional'
    const baseUsd = isSpot ? it.quantity * book.spotPriceUsd : collateralValue(it, stablePriceUsd)
    const maintenanceUsd = baseUsd * it.maintenanceHaircut
    const initialAddOnUsd = baseUsd * it.initialHaircut
    if (maintenanceUsd === 0 && initialAddOnUsd === 0) return []
    return [{ label: `${it.asset} haircut`, maintenanceUsd, initialAddOnUsd }]
  })
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
