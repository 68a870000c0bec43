import { minimumDeltaRisk, netDeltas, paradex } from '@crossmargin/risk'
import { checkFigures } from '../checkFigures.ts'
import type { VectorCase, VectorFamily, VectorOutcome } from '../vectorFamily.ts'
import { VectorInputError } from '../vectorInputError.ts'
import { bybitExample, okxExample, unifiedExample, volatilityExample } from './exchangeRules.ts'
import { type LooseFigures, looseFigures } from './looseFigures.ts'
import { parameterTable } from './parameterTable.ts'
import { printedTolerance } from './printedTolerance.ts'

/**
 * Worked examples and scenario tables in exchanges' documentation.
 *
 * A case without a figure on one side is a table: there is nothing to compute, or nothing to compare.
 * The others are computed by the rule of the exchange that the case names.
 */
export const exchangePortfolioMarginExamples: VectorFamily = {
  name: 'exchange_portfolio_margin_examples',
  run: (vectorCase) => {
    const input = looseFigures(vectorCase.input)
    const expected = looseFigures({
      ...asRecord(vectorCase.expected),
      ...asRecord(vectorCase['derivedByUs']),
    })
    if (input.count === 0 || expected.count === 0) return parameterTable(vectorCase)
    return compare(expected, computedOf(vectorCase, input))
  },
}

function computedOf(vectorCase: VectorCase, input: LooseFigures): Readonly<Record<string, number>> {
  const told = `${vectorCase.name ?? ''} ${JSON.stringify(vectorCase.input)}`.toLowerCase()
  if (/okx|okex/.test(told)) return okxExample(input)
  if (/bybit/.test(told)) return bybitExample(input)
  if (/binance|unimmr/.test(told)) return unifiedExample(vectorCase.input)
  if (/deribit/.test(told)) return volatilityExample(input)
  if (/paradex|delta/.test(told)) return paradexExample(vectorCase.input, input)
  throw new VectorInputError({
    problem: `No exchange is named by the case "${vectorCase.name ?? ''}".`,
    remedy: 'Name Paradex, OKX, Bybit, Binance or Deribit.',
  })
}

function paradexExample(value: unknown, input: LooseFigures): Readonly<Record<string, number>> {
  const given = asRecord(value)['legs'] ?? asRecord(value)['positions']
  if (!Array.isArray(given)) return volatilityExample(input)
  const legs = given.map((leg: unknown) => {
    const figures = looseFigures(leg)
    return {
      delta: figures.numberOr(1, 'delta'),
      quantity: figures.number('qty', 'quantity', 'size', 'amount', 'position'),
    }
  })
  const deltas = netDeltas(legs)
  const rates = paradex.minimums?.delta ?? { netRate: 0, hedgedRate: 0 }
  const spotPriceUsd = input.numberOr(1, 'spot', 'spotprice', 'index')
  const risk = minimumDeltaRisk(deltas, { ...rates, spotPriceUsd })
  const names = { netdelta: deltas.net, grossdelta: deltas.gross, hedgeddelta: deltas.hedged }
  return { ...names, mindeltarisk: risk, mindelta: risk, mindeltarequirement: risk }
}

function compare(
  expected: LooseFigures,
  computed: Readonly<Record<string, number>>,
): VectorOutcome {
  return checkFigures(
    expected.entries.map(([key, published]) => ({
      name: key,
      computed: computed[key] ?? Number.NaN,
      expected: published,
      tolerance: Number.isInteger(published)
        ? { kind: 'absolute', bound: 0.5 }
        : printedTolerance(published),
    })),
  )
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isRecord ? (value as Readonly<Record<string, unknown>>) : {}
}
