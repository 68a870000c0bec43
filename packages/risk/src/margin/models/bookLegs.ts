import type { RiskBook, UnderlyingBook } from '../../scenario/book/riskBook.ts'

/** One position of a book, as a book of its own without cash or collateral. */
export type BookLeg = {
  /** `BTC perpetual 0`, `ETH call 2000, 30 days`. */
  readonly label: string
  readonly underlying: string
  /** Delta-one positions of an underlying are one group, options of an expiry another. */
  readonly group: string
  /** |quantity| × spot. */
  readonly notionalUsd: number
  readonly book: UnderlyingBook
}

const secondsPerDay = 86_400

/** Splits a book into its positions. Collateral is no position: it backs all of them. */
export function bookLegs(book: RiskBook): readonly BookLeg[] {
  return book.underlyings.flatMap((it) => [...deltaOneLegs(it), ...optionLegs(it)])
}

/** A book without its collateral and its positions: the market alone. */
export function bareMarket(book: UnderlyingBook): UnderlyingBook {
  return { ...book, perpetuals: [], futures: [], expiries: [], collateral: [] }
}

function deltaOneLegs(book: UnderlyingBook): readonly BookLeg[] {
  const { underlying, spotPriceUsd } = book
  const group = `${underlying} delta one`
  const market = bareMarket(book)
  return [
    ...book.perpetuals.map((it, index) => ({
      label: `${underlying} perpetual ${index}`,
      underlying,
      group,
      notionalUsd: Math.abs(it.quantity) * spotPriceUsd,
      book: { ...market, perpetuals: [it] },
    })),
    ...book.futures.map((it, index) => ({
      label: `${underlying} future ${index}`,
      underlying,
      group,
      notionalUsd: Math.abs(it.quantity) * spotPriceUsd,
      book: { ...market, futures: [it] },
    })),
  ]
}

function optionLegs(book: UnderlyingBook): readonly BookLeg[] {
  const { underlying, spotPriceUsd } = book
  const market = bareMarket(book)
  return book.expiries.flatMap((expiry, index) =>
    expiry.options.map((option) => {
      const days = Number((expiry.secondsToExpiry / secondsPerDay).toFixed(2))
      return {
        label: `${underlying} ${option.kind} ${option.strikePriceUsd}, ${days} days`,
        underlying,
        group: `${underlying} expiry ${index}`,
        notionalUsd: Math.abs(option.quantity) * spotPriceUsd,
        book: { ...market, expiries: [{ ...expiry, options: [option] }] },
      }
    }),
  )
}
