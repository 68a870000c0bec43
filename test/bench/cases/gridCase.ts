import { scenarioTotals } from '@crossmargin/risk'
import type { BenchCase, Engines } from '../benchCase.ts'
import { randomNumbers } from '../randomNumbers.ts'
import { timed } from '../timed.ts'

const positions = 1000
const moves = 34

/** 1,000 positions in 102 scenarios: 34 moves of spot with volatility down, as it is, and up. */
export function gridCase(engines: Engines): BenchCase {
  const { uniform, normal } = randomNumbers(12)
  const column = (make: () => number) => Float64Array.from({ length: positions }, make)
  const forwards = column(() => 1000 + 2000 * uniform())
  const volatilities = column(() => 0.3 + uniform())
  const contracts = {
    forwards,
    strikes: forwards.map((forward) => forward * (0.6 + 0.9 * uniform())),
    timesYears: column(() => 0.02 + uniform()),
    isCall: Uint8Array.from({ length: positions }, () => (uniform() < 0.5 ? 1 : 0)),
  }
  const quantities = column(normal)
  const scenarioCount = 3 * moves
  const table = {
    spotMultipliers: Float64Array.from({ length: scenarioCount }, (_, j) => 0.6 + (j % moves) / 40),
    levels: Uint8Array.from({ length: scenarioCount }, (_, j) => Math.floor(j / moves)),
    volatilityLevels: [0.7, 1, 1.5].map((factor) => volatilities.map((it) => it * factor)),
  }
  const levels = new Float64Array(3 * positions)
  table.volatilityLevels.forEach((level, n) => {
    levels.set(level, n * positions)
  })
  const run = (kernels: Engines['wasm']) =>
    timed(40, () =>
      scenarioTotals(kernels, { contracts, table, quantities }).reduce((sum, it) => sum + it, 0),
    )
  const reference = {
    source: 'scenarioGrid.c',
    expected: run(engines.wasm).check,
    tolerance: 1e-10,
  }
  return {
    name: 'scenario grid, 1,000 × 102',
    perRun: positions * scenarioCount,
    unit: 'ns',
    per: 'position and scenario',
    columns: [
      forwards,
      contracts.strikes,
      contracts.timesYears,
      contracts.isCall,
      quantities,
      levels,
      table.spotMultipliers,
      table.levels,
    ],
    references: [
      { ...reference, label: 'C libm, naive', arguments: ['naive', 20], target: 2.5 },
      { ...reference, label: 'C libm, hoisted', arguments: ['hoisted', 20] },
      { ...reference, label: 'C AVX2', arguments: ['avx2', 40] },
    ],
    contenders: [
      { label: 'wasm', run: () => run(engines.wasm) },
      { label: 'TypeScript', run: () => run(engines.typescript) },
    ],
  }
}
