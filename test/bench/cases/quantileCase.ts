import { selectRank } from '@crossmargin/risk'
import type { BenchCase, Engines } from '../benchCase.ts'
import { randomNumbers } from '../randomNumbers.ts'
import { timed } from '../timed.ts'

const count = 1_000_000
const rank = 990_000

/** The 99 % quantile of a million normal numbers. */
export function quantileCase(engines: Engines): BenchCase {
  const { normal } = randomNumbers(16)
  const values = Float64Array.from({ length: count }, normal)
  const run = (kernels: Engines['wasm']) => timed(10, () => selectRank(kernels, { values, rank }))
  return {
    name: '99 % quantile of 1,000,000',
    perRun: 1,
    unit: 'ms',
    per: 'quantile',
    columns: [values],
    references: [
      {
        label: 'C quickselect',
        source: 'quantile.c',
        arguments: ['quickselect', 10, rank],
        target: 0.55,
        expected: run(engines.wasm).check,
        tolerance: 0,
      },
    ],
    contenders: [
      { label: 'wasm', run: () => run(engines.wasm) },
      { label: 'TypeScript', run: () => run(engines.typescript) },
      {
        label: 'Float64Array sort',
        run: () => timed(1, () => values.slice().sort()[rank] as number),
      },
    ],
  }
}
