import { assertRiskBook } from '../../scenario/book/assertRiskBook.ts'
import type { RiskBook, UnderlyingBook } from '../../scenario/book/riskBook.ts'
import { markedExpiryValue } from '../../scenario/engine/expiryValue.ts'
import { collateralValue } from '../../scenario/engine/scenarioProfit.ts'
import type { MarginModelLine, MarginSide } from '../../scenario/scenarioMargin.ts'
import { expiryMargin, type StandardSide } from './expiryMargin.ts'
import type { StandardMarginParameters } from './standardParameters.ts'

/** Parts of one underlying on one side; USD, what they count for: below zero is asked for. */
export type StandardParts = {
  readonly underlying: string
  readonly optionsUsd: number
  readonly perpetualsUsd: number
  readonly baseUsd: number
  readonly oracleUsd: number
  readonly depegUsd: number
}

/** A book under the standard model. */
export type StandardMargin = {
  /** Marked value of everything, cash included. */
  readonly equityUsd: number
  readonly maintenance: MarginSide & { readonly parts: readonly StandardParts[] }
  readonly initial: MarginSide & { readonly parts: readonly StandardParts[] }
}

/**
 * Margins a book position by position, as Derive's standard risk manager does.
 *
 *     margin = Σ (options + perpetuals + base + unsettled − oracle − depeg) + cash
 *     requirement = equity − margin
 *
 * Underlyings do not offset, nor do expiries; options of one expiry do through their largest loss.
 * Dated futures, which the contract does not know, are charged as perpetuals. Options are not discounted. Oracle and depeg charges belong to the initial side. Collateral is the base
 * asset of its underlying and counts at spot.
 *
 * @throws InvalidRiskBookError for a number the book cannot hold.
 * @see StandardManager.sol of derivexyz/v2-core at 7736900
 */
export function standardMargin(
  book: RiskBook,
  parameters: StandardMarginParameters,
): StandardMargin {
  assertRiskBook(book)
  const equityUsd =
    book.cash + sum(book.underlyings.map((it) => markedValue(it, book.stablePriceUsd)))
  const side = (name: StandardSide) => {
    const sides = book.underlyings.map((it) => {
      const parts = partsOf(it, { rates: parameters, side: name, stable: book.stablePriceUsd })
      return { parts, lines: linesOf(it, { parts, stable: book.stablePriceUsd }) }
    })
    const lines = sides.flatMap((it) => it.lines).filter(({ amountUsd }) => amountUsd !== 0)
    const requirementUsd = sum(lines.map(({ amountUsd }) => amountUsd))
    const parts = sides.map((it) => it.parts)
    return { requirementUsd, surplusUsd: equityUsd - requirementUsd, lines, parts }
  }
  return { equityUsd, maintenance: side('maintenance'), initial: side('initial') }
}

type Rates = {
  readonly rates: StandardMarginParameters
  readonly side: StandardSide
  readonly stable: number
}

function partsOf(book: UnderlyingBook, parameters: Rates): StandardParts {
  const { rates, side } = parameters
  const market = rates.markets[book.underlying] ?? rates.markets.default
  const isInitial = side === 'initial'
  const perpetualRate = isInitial ? market.perpetualInitial : market.perpetualMaintenance
  const baseRate = market.baseFactor * (isInitial ? market.baseInitialScale : 1)
  const spotPriceUsd = book.spotPriceUsd
  const deltaOne = [...book.perpetuals, ...book.futures]
  return {
    underlying: book.underlying,
    optionsUsd: sum(book.expiries.map((it) => expiryMargin(it, { rates, side, spotPriceUsd }))),
    perpetualsUsd: -perpetualRate * sum(deltaOne.map(notional)) + 0,
    baseUsd: baseRate * spotPriceUsd * sum(book.collateral.map(({ quantity }) => quantity)),
    oracleUsd: isInitial ? -oracleCharge(book, rates) + 0 : 0,
    depegUsd: isInitial ? -depegCharge(book, parameters) + 0 : 0,
  }
}

/** Below the threshold `(1 − confidence)·rate` of what the feed prices: shorts, perpetuals, base. */
function oracleCharge(book: UnderlyingBook, { oracle, markets }: StandardMarginParameters): number {
  const { baseFactor, baseInitialScale } = markets[book.underlying] ?? markets.default
  const countsBase = baseFactor * baseInitialScale > 0
  const charge = (confidence: number, quantity: number): number =>
    confidence < oracle.threshold
      ? (1 - confidence) * oracle.rate * quantity * book.spotPriceUsd
      : 0
  const spot = book.spotConfidence
  return sum([
    ...book.perpetuals.map((it) => charge(Math.min(spot, it.confidence), Math.abs(it.quantity))),
    ...book.expiries.map((it) => charge(Math.min(spot, it.confidence), shortsOf(it.options))),
    // Base that counts for nothing is not charged for its feed either.
    ...(countsBase ? book.collateral.map((it) => charge(spot, it.quantity)) : []),
  ])
}

function depegCharge(book: UnderlyingBook, { rates, stable }: Rates): number {
  const multiplier = Math.max(0, rates.depeg.threshold - stable) * rates.depeg.factor
  const perpetuals = sum(book.perpetuals.map(({ quantity }) => Math.abs(quantity)))
  const shorts = sum(book.expiries.map(({ options }) => shortsOf(options)))
  return (perpetuals + shorts) * book.spotPriceUsd * multiplier
}

// A requirement is what equity does not count for: the part of a mark that the model takes away.
function linesOf(
  book: UnderlyingBook,
  { parts, stable }: { readonly parts: StandardParts; readonly stable: number },
): readonly MarginModelLine[] {
  const { underlying } = book
  const optionValueUsd = sum(book.expiries.map((it) => markedExpiryValue(it, 'none')))
  const baseValueUsd = sum(book.collateral.map((it) => collateralValue(it, stable)))
  return [
    line('contingency', underlying, 'options', optionValueUsd - parts.optionsUsd),
    line('contingency', underlying, 'perpetuals', -parts.perpetualsUsd),
    line('contingency', underlying, 'base asset', baseValueUsd - parts.baseUsd),
    line('oracle', underlying, 'feeds of low confidence', -parts.oracleUsd),
    line('peg', underlying, 'stablecoin under its peg', -parts.depegUsd),
  ]
}

function line(
  kind: MarginModelLine['kind'],
  underlying: string,
  label: string,
  amountUsd: number,
): MarginModelLine {
  return { kind, underlying, label, amountUsd }
}

function markedValue(book: UnderlyingBook, stablePriceUsd: number): number {
  return sum([
    ...book.expiries.map((it) => markedExpiryValue(it, 'none')),
    ...book.collateral.map((it) => collateralValue(it, stablePriceUsd)),
    ...[...book.perpetuals, ...book.futures].map(({ unsettledUsd }) => unsettledUsd),
  ])
}

function notional(it: { readonly quantity: number; readonly markPriceUsd: number }): number {
  return Math.abs(it.quantity) * it.markPriceUsd
}

function shortsOf(options: readonly { readonly quantity: number }[]): number {
  return sum(options.map(({ quantity }) => Math.max(0, -quantity)))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
