import { assertBoundedColumn, assertLength } from '../assertColumns.ts'
import type { Kernels } from '../createKernels.ts'
import { contractChunk, placeContracts, placeScenarios } from './placeContracts.ts'
import {
  assertScenarioInputs,
  type ScenarioContracts,
  type ScenarioTable,
  scenarioColumns,
} from './scenarioTable.ts'

/**
 * Values one portfolio of options in every scenario.
 *
 *     total[j] = Σ_i quantity[i] · Black-76 of contract i in scenario j, undiscounted
 *
 * A volatility of zero shock is a level like any other: to have profits, give the present state as a
 * scenario of its own and subtract its total.
 *
 * @param parameters `quantities` are signed: long positive.
 * @returns one total a scenario, in the order given.
 * @throws LengthMismatchError, InvalidColumnValueError
 */
export function scenarioTotals(
  kernels: Kernels,
  parameters: {
    readonly contracts: ScenarioContracts
    readonly table: ScenarioTable
    readonly quantities: Float64Array
  },
): Float64Array {
  const { contracts, table, quantities } = parameters
  assertScenarioInputs(contracts, table)
  const contractCount = contracts.forwards.length
  assertLength(quantities, { argument: 'quantities', expected: contractCount })
  assertBoundedColumn(quantities, { argument: 'quantities', limit: 1e100 })
  const ordered = scenarioColumns(table)
  const places = placeScenarios(kernels, ordered)
  const { f64 } = kernels.machine.reserve(places.end)
  const out = places.out / 8
  f64.fill(0, out, out + ordered.rowLength)
  for (let from = 0; from < contractCount; from += contractChunk) {
    const to = Math.min(from + contractChunk, contractCount)
    placeContracts(kernels, { contracts, table, places, quantities, from, to })
    kernels.machine.functions.addScenarioRows(
      places.contracts,
      to - from,
      places.counts,
      ordered.counts.length,
      places.logMultipliers,
      places.multipliers,
      places.out,
    )
  }
  return Float64Array.from(ordered.columns, (column) => f64[out + column] as number)
}
