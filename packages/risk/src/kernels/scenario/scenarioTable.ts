import { assertLength, assertPositiveColumn } from '../assertColumns.ts'
import { InvalidColumnValueError } from '../errors/invalidColumnValueError.ts'

/** Contracts as columns, valued undiscounted; the caller discounts where its rule does. */
export type ScenarioContracts = {
  readonly forwards: Float64Array
  readonly strikes: Float64Array
  readonly timesYears: Float64Array
  /** 1 for a call, 0 for a put. */
  readonly isCall: Uint8Array
}

/**
 * Scenarios as columns. A volatility shock depends on the contract (its expiry, its strike), so each
 * level of shock is a column of shocked volatilities, and a scenario names its level.
 */
export type ScenarioTable = {
  /** Forward in the scenario over forward now, above 0. */
  readonly spotMultipliers: Float64Array
  /** Which of `volatilityLevels` holds in the scenario. */
  readonly levels: Uint8Array
  /** Per level, the volatility of every contract, annualised, above 0. */
  readonly volatilityLevels: readonly Float64Array[]
}

/** The order scenarios stand in within the kernels: level after level, each of even length. */
export type ScenarioColumns = {
  /** Where scenario j stands. */
  readonly columns: Uint32Array
  /** Scenarios of each level, with padding. */
  readonly counts: Uint32Array
  /** Of every place; 1 in the padding. */
  readonly multipliers: Float64Array
  /** Length of a row: all places, rounded up to a multiple of eight. */
  readonly rowLength: number
}

/** Sorts scenarios by volatility level, so that what depends on the volatility is computed once. */
export function scenarioColumns(table: ScenarioTable): ScenarioColumns {
  const { spotMultipliers, levels, volatilityLevels } = table
  const counts = new Uint32Array(volatilityLevels.length)
  for (const level of levels) counts[level] = (counts[level] ?? 0) + 1
  const next = new Uint32Array(counts.length)
  let places = 0
  counts.forEach((count, level) => {
    next[level] = places
    counts[level] = count + (count % 2)
    places += count + (count % 2)
  })
  const rowLength = Math.max(8, Math.ceil(places / 8) * 8)
  const multipliers = new Float64Array(rowLength).fill(1)
  const columns = new Uint32Array(levels.length)
  levels.forEach((level, j) => {
    const place = next[level] as number
    next[level] = place + 1
    columns[j] = place
    multipliers[place] = spotMultipliers[j] as number
  })
  return { columns, counts, multipliers, rowLength }
}

/** @throws LengthMismatchError, InvalidColumnValueError naming the column and the index. */
export function assertScenarioInputs(contracts: ScenarioContracts, table: ScenarioTable): void {
  const expected = contracts.forwards.length
  for (const [argument, list] of Object.entries(contracts))
    assertLength(list, { argument, expected })
  assertPositiveColumn('forwards', contracts.forwards)
  assertPositiveColumn('strikes', contracts.strikes)
  assertPositiveColumn('timesYears', contracts.timesYears)
  const { spotMultipliers, levels, volatilityLevels } = table
  assertLength(levels, { argument: 'levels', expected: spotMultipliers.length })
  assertPositiveColumn('spotMultipliers', spotMultipliers)
  volatilityLevels.forEach((column, level) => {
    assertLength(column, { argument: `volatilityLevels[${level}]`, expected })
    assertPositiveColumn(`volatilityLevels[${level}]`, column)
  })
  levels.forEach((value, index) => {
    if (value < volatilityLevels.length) return
    const bound = `below the number of levels, ${volatilityLevels.length}`
    throw new InvalidColumnValueError({ argument: 'levels', index, value, bound })
  })
}
