import { InvalidRiskBookError } from '../../errors/invalidRiskBookError.ts'
import type { BookCollateral, ExpiryHolding, RiskBook, UnderlyingBook } from './riskBook.ts'

type Bound = { readonly text: string; readonly holds: (value: number) => boolean }

const finite: Bound = { text: 'a finite number', holds: Number.isFinite }
const positive: Bound = {
  text: 'a finite number greater than 0',
  holds: (value) => Number.isFinite(value) && value > 0,
}
const nonNegative: Bound = {
  text: 'a finite number of at least 0',
  holds: (value) => Number.isFinite(value) && value >= 0,
}
const share: Bound = { text: 'in [0, 1]', holds: (value) => value >= 0 && value <= 1 }

/**
 * Refuses a book with a number that would come out as NaN, or as margin for something impossible.
 *
 * @throws InvalidRiskBookError naming the path, the value and the bound.
 */
export function assertRiskBook(book: RiskBook): void {
  check(book.cash, 'cash', finite)
  check(book.stablePriceUsd, 'stablePriceUsd', positive)
  for (const it of book.underlyings) assertUnderlying(it)
}

function assertUnderlying(book: UnderlyingBook): void {
  const at = (path: string): string => `${book.underlying}.${path}`
  check(book.spotPriceUsd, at('spotPriceUsd'), positive)
  check(book.spotConfidence, at('spotConfidence'), share)
  for (const it of book.perpetuals) {
    check(it.quantity, at('perpetuals.quantity'), finite)
    check(it.markPriceUsd, at('perpetuals.markPriceUsd'), nonNegative)
    check(it.confidence, at('perpetuals.confidence'), share)
    check(it.unsettledUsd, at('perpetuals.unsettledUsd'), finite)
    check(it.fundingRatePerHour ?? 0, at('perpetuals.fundingRatePerHour'), finite)
  }
  for (const it of book.futures) {
    check(it.quantity, at('futures.quantity'), finite)
    check(it.markPriceUsd, at('futures.markPriceUsd'), positive)
    check(it.secondsToExpiry, at('futures.secondsToExpiry'), nonNegative)
    check(it.unsettledUsd, at('futures.unsettledUsd'), finite)
  }
  for (const it of book.expiries) assertExpiry(it, at)
  for (const it of book.collateral) assertCollateral(it, at)
}

function assertExpiry(expiry: ExpiryHolding, at: (path: string) => string): void {
  check(expiry.secondsToExpiry, at('expiries.secondsToExpiry'), nonNegative)
  check(expiry.forwardVariableUsd, at('expiries.forwardVariableUsd'), nonNegative)
  check(expiry.forwardFixedUsd, at('expiries.forwardFixedUsd'), nonNegative)
  const forward = expiry.forwardVariableUsd + expiry.forwardFixedUsd
  check(forward, at('expiries.forwardVariableUsd + forwardFixedUsd'), positive)
  check(expiry.ratePerYear, at('expiries.ratePerYear'), finite)
  check(expiry.confidence, at('expiries.confidence'), share)
  for (const it of expiry.options) {
    check(it.strikePriceUsd, at('options.strikePriceUsd'), positive)
    check(it.quantity, at('options.quantity'), finite)
    check(it.volatility, at('options.volatility'), nonNegative)
  }
}

function assertCollateral(it: BookCollateral, at: (path: string) => string): void {
  check(it.quantity, at(`collateral.${it.asset}.quantity`), nonNegative)
  check(it.priceUsd, at(`collateral.${it.asset}.priceUsd`), nonNegative)
  check(it.confidence, at(`collateral.${it.asset}.confidence`), share)
  check(it.maintenanceHaircut, at(`collateral.${it.asset}.maintenanceHaircut`), share)
  check(it.initialHaircut, at(`collateral.${it.asset}.initialHaircut`), share)
}

function check(value: number, path: string, bound: Bound): void {
  if (!bound.holds(value)) throw new InvalidRiskBookError({ path, value, bound: bound.text })
}
