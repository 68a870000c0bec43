import type { Graphql } from '@crossmargin/sdk'
import { scenarioMove } from './scenarioMove.ts'

/** Scenarios down, factors across. A factor that a scenario does not move has no cell there. */
export type ScenarioGrid = {
  readonly factors: readonly string[]
  readonly rows: readonly {
    readonly scenario: string
    /** The move, where it is one for all factors: `−30 % × 0.5`; else each cell has its own. */
    readonly move: string | undefined
    /** The weight of all its results, where they share one. */
    readonly weight: number | undefined
    readonly cells: readonly (Graphql.ScenarioResult | undefined)[]
  }[]
}

/** Lays the results out as a table, rows and columns in the order they first come. */
export function scenarioGrid(results: readonly Graphql.ScenarioResult[]): ScenarioGrid {
  const factors = [...new Set(results.map((result) => result.factor))]
  const scenarios = [...new Set(results.map((result) => result.scenario))]
  const cells = new Map(results.map((result) => [cellKey(result.scenario, result.factor), result]))
  return {
    factors,
    rows: scenarios.map((scenario) => {
      const row = factors.map((factor) => cells.get(cellKey(scenario, factor)))
      const moves = new Set(row.flatMap((result) => (result ? [scenarioMove(result)] : [])))
      const weights = new Set(row.flatMap((result) => (result ? [result.weight] : [])))
      return { scenario, move: onlyOne(moves), weight: onlyOne(weights), cells: row }
    }),
  }
}

function onlyOne<value>(values: ReadonlySet<value>): value | undefined {
  const [first] = values
  return values.size === 1 ? first : undefined
}

function cellKey(scenario: string, factor: string): string {
  return JSON.stringify([scenario, factor])
}
