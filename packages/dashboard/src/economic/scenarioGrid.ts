import type { Graphql } from '@crossmargin/sdk'

/** Scenarios down, factors across. A factor that a scenario does not move has no cell there. */
export type ScenarioGrid = {
  readonly factors: readonly string[]
  readonly rows: readonly {
    readonly scenario: string
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
    rows: scenarios.map((scenario) => ({
      scenario,
      cells: factors.map((factor) => cells.get(cellKey(scenario, factor))),
    })),
  }
}

function cellKey(scenario: string, factor: string): string {
  return JSON.stringify([scenario, factor])
}
