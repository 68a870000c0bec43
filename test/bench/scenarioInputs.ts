import type { ScenarioContracts, ScenarioTable } from '@crossmargin/risk'
import { randomNumbers } from './randomNumbers.ts'

const moves = 32

/** So many contracts in 96 scenarios: 32 moves of spot with volatility down, as it is, and up. */
export function scenarioInputs(count: number): {
  readonly contracts: ScenarioContracts
  readonly table: ScenarioTable
} {
  const { uniform } = randomNumbers(15)
  const column = (make: () => number) => Float64Array.from({ length: count }, make)
  const forwards = column(() => 1000 + 2000 * uniform())
  const volatilities = column(() => 0.3 + uniform())
  return {
    contracts: {
      forwards,
      strikes: forwards.map((forward) => forward * (0.6 + 0.9 * uniform())),
      timesYears: column(() => 0.02 + uniform()),
      isCall: Uint8Array.from({ length: count }, () => (uniform() < 0.5 ? 1 : 0)),
    },
    table: {
      spotMultipliers: Float64Array.from({ length: 3 * moves }, (_, j) => 0.6 + (j % moves) / 40),
      levels: Uint8Array.from({ length: 3 * moves }, (_, j) => Math.floor(j / moves)),
      volatilityLevels: [0.7, 1, 1.5].map((factor) => volatilities.map((it) => it * factor)),
    },
  }
}
