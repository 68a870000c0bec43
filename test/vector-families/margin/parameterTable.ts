import {
  assertMarginParameterSet,
  type MarginParameterSet,
  type MarginScenario,
  marginParameterSets,
  paradex,
} from '@crossmargin/risk'
import type { VectorCase, VectorOutcome } from '../vectorFamily.ts'
import { VectorInputError } from '../vectorInputError.ts'
import { looseFigures } from './looseFigures.ts'

/**
 * Takes a case without figures to compute as a parameter set of the exchange it names.
 *
 * A table of rows is built into a set and checked as one; where the package has the exchange's own
 * published table, the rows must be the same, so that a change of either is seen.
 */
export function parameterTable(vectorCase: VectorCase): VectorOutcome {
  const name = (vectorCase.name ?? '').toLowerCase()
  const own = marginParameterSets.filter((set) => name.includes(set.name.split('-')[0] ?? set.name))
  const rows = findRows(vectorCase.expected) ?? findRows(vectorCase.input)
  if (rows === undefined) {
    if (own.length > 0 || /binance/.test(name)) return 'parameters'
    throw new VectorInputError({
      problem: `The table "${vectorCase.name ?? ''}" is of no exchange that is known.`,
      remedy: 'Name Paradex, OKX, Bybit, Binance or Deribit.',
    })
  }
  const scenarios = rows.map(readRow)
  assertMarginParameterSet({ ...paradex, name, scenarios })
  const published = own.find((set) => set.isVerified)
  if (published === undefined) return 'parameters'
  const differing = scenarios.filter((row, index) => !isSame(row, published, index))
  const isWhole = differing.length === 0 && scenarios.length === published.scenarios.length
  const message = `rows differ from ${published.name}: ${JSON.stringify(differing)}`
  return isWhole ? 'parameters' : { passed: false, message }
}

type Row = Readonly<Record<string, unknown>>

function findRows(value: unknown): readonly Row[] | undefined {
  if (Array.isArray(value)) {
    const isRows = value.every((it) => typeof it === 'object' && it !== null && 'spot' in it)
    return isRows && value.length > 0 ? (value as readonly Row[]) : undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  return Object.values(value)
    .map(findRows)
    .find((it) => it !== undefined)
}

function readRow(row: Row, index: number): MarginScenario {
  const figures = looseFigures(row)
  const move = figures.numberOr(0, 'vol', 'volshock', 'iv')
  return {
    name: `${index}`,
    spotMove: figures.number('spot', 'spotshock', 'price'),
    volatility: move > 0 ? 'up' : move < 0 ? 'down' : 'none',
    weight: figures.numberOr(1, 'weight', 'dampening'),
  }
}

// Printed weights are rounded to four places.
function isSame(row: MarginScenario, set: MarginParameterSet, index: number): boolean {
  const own = set.scenarios[index]
  return (
    own !== undefined &&
    Math.abs(own.spotMove - row.spotMove) < 1e-9 &&
    own.volatility === row.volatility &&
    Math.abs(own.weight - row.weight) < 5e-5
  )
}
