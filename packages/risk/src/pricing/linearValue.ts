import { assertPositivePrice, assertRate } from './assertPricingInputs.ts'

export type LinearValueParameters =
  /** The asset itself. */
  | {
      readonly kind: 'spot'
      /** Owned positive, owed negative; in units of the asset. */
      readonly quantity: number
      readonly markPrice: number
    }
  /** A future or perpetual margined in the quote currency. */
  | {
      readonly kind: 'linear'
      /** Long positive, short negative; in units of the asset. */
      readonly quantity: number
      readonly markPrice: number
      readonly entryPrice: number
      /** Funding that has accrued and is not settled; received positive. Default 0. */
      readonly accruedFunding?: number
    }
  /** A future or perpetual margined in the asset: profit is in the asset and valued at the mark. */
  | {
      readonly kind: 'inverse'
      /** Long positive, short negative; in units of the QUOTE currency. */
      readonly quantity: number
      readonly markPrice: number
      readonly entryPrice: number
      /** In units of the asset; received positive. Default 0. */
      readonly accruedFunding?: number
    }

/**
 * Values a spot holding, a dated future or a perpetual.
 *
 *     spot      n · P
 *     linear    n · (P − P₀) + accrued funding
 *     inverse   (n · (1 / P₀ − 1 / P) + accrued funding) · P
 *
 * @returns value in the quote currency. A position in a future has none at its entry price: its
 *   notional is no value.
 * @throws InvalidPriceError, InvalidRateError
 */
export function linearValue(parameters: LinearValueParameters): number {
  const { quantity, markPrice } = parameters
  assertRate('quantity', quantity)
  assertPositivePrice('markPrice', markPrice)
  if (parameters.kind === 'spot') return quantity * markPrice
  const { entryPrice, accruedFunding = 0 } = parameters
  assertPositivePrice('entryPrice', entryPrice)
  assertRate('accruedFunding', accruedFunding)
  const rise = markPrice - entryPrice
  if (parameters.kind === 'linear') return quantity * rise + accruedFunding
  return (quantity * rise) / entryPrice + accruedFunding * markPrice
}
