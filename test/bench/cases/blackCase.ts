import { createBlackBatchResults, valueBlackBatch } from '@crossmargin/risk'
import type { BenchCase, Engines } from '../benchCase.ts'
import { randomNumbers } from '../randomNumbers.ts'
import { timed } from '../timed.ts'

const count = 100_000

/** Price and four Greeks of 100,000 options. */
export function blackCase(engines: Engines): BenchCase {
  const { uniform } = randomNumbers(11)
  const column = (make: () => number) => Float64Array.from({ length: count }, make)
  const forwards = column(() => 1000 + 2000 * uniform())
  const batch = {
    forwards,
    strikes: forwards.map((forward) => forward * (0.6 + 0.9 * uniform())),
    timesYears: column(() => 0.02 + uniform()),
    volatilities: column(() => 0.3 + uniform()),
    isCall: Uint8Array.from({ length: count }, () => (uniform() < 0.5 ? 1 : 0)),
  }
  const results = createBlackBatchResults(count)
  const sums = () => {
    const { values, forwardDeltas, gammas, vegas, thetasPerYear } = results
    let sum = 0
    for (const list of [values, forwardDeltas, gammas, vegas, thetasPerYear]) {
      for (let i = 0; i < count; i += 1) sum += list[i] as number
    }
    return sum
  }
  const run = (kernels: Engines['wasm']) => ({
    ...timed(10, () => {
      valueBlackBatch(kernels, { batch, results })
      return 0
    }),
    check: sums(),
  })
  return {
    name: 'price and four Greeks',
    perRun: count,
    unit: 'ns',
    per: 'option',
    columns: [forwards, batch.strikes, batch.timesYears, batch.volatilities, batch.isCall],
    references: [
      {
        label: 'C libm',
        source: 'blackBatch.c',
        arguments: ['libm', 10],
        target: 1.25,
        expected: run(engines.wasm).check,
        tolerance: 1e-12,
      },
    ],
    contenders: [
      { label: 'wasm', run: () => run(engines.wasm) },
      { label: 'TypeScript', run: () => run(engines.typescript) },
    ],
  }
}
