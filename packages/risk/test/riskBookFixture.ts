import type { RiskBook, UnderlyingBook } from '../src/scenario/book/riskBook.ts'

const day = 86_400

/** A market of ETH without positions. */
export const bareEth: UnderlyingBook = {
  underlying: 'ETH',
  spotPriceUsd: 2000,
  spotConfidence: 1,
  perpetuals: [],
  futures: [],
  expiries: [],
  collateral: [],
}

/** A hedged book: long perpetual, covered by a short call and a long put, with staked ether behind it. */
export const hedgedBook: RiskBook = {
  cash: 1000,
  stablePriceUsd: 1,
  underlyings: [
    {
      ...bareEth,
      perpetuals: [{ quantity: 10, markPriceUsd: 2001, confidence: 1, unsettledUsd: 50 }],
      futures: [{ quantity: -2, markPriceUsd: 2010, secondsToExpiry: 30 * day, unsettledUsd: 0 }],
      expiries: [
        {
          secondsToExpiry: 30 * day,
          forwardVariableUsd: 2010,
          forwardFixedUsd: 0,
          ratePerYear: 0.05,
          confidence: 1,
          options: [
            { kind: 'call', strikePriceUsd: 2200, quantity: -10, volatility: 0.6 },
            { kind: 'put', strikePriceUsd: 1800, quantity: 10, volatility: 0.65 },
          ],
        },
      ],
      collateral: [
        {
          asset: 'STETH',
          quantity: 1,
          priceUsd: 1990,
          confidence: 1,
          isRiskCancelling: true,
          maintenanceHaircut: 0.05,
          initialHaircut: 0.02,
        },
      ],
    },
  ],
}

/** The same book with every quantity multiplied. */
export function scaledBook(book: RiskBook, factor: number): RiskBook {
  const scale = <Held extends { readonly quantity: number }>(held: readonly Held[]) =>
    held.map((it) => ({ ...it, quantity: it.quantity * factor }))
  return {
    ...book,
    cash: book.cash * factor,
    underlyings: book.underlyings.map((it) => ({
      ...it,
      perpetuals: scale(it.perpetuals),
      futures: scale(it.futures),
      collateral: scale(it.collateral),
      expiries: it.expiries.map((expiry) => ({ ...expiry, options: scale(expiry.options) })),
    })),
  }
}
