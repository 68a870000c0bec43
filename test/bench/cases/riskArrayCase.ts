import { accountScenarioValues } from '@crossmargin/risk'
import type { BenchCase, Engines } from '../benchCase.ts'
import { randomNumbers } from '../randomNumbers.ts'
import { timed } from '../timed.ts'

const contractCount = 500
const accountCount = 2000
const entries = 20
const rowLength = 104

/** 2,000 accounts of 20 contracts each, as sums of rows of risk arrays. */
export function riskArrayCase(engines: Engines): BenchCase {
  const { uniform, normal, below } = randomNumbers(13)
  const arrays = {
    values: Float64Array.from({ length: contractCount * rowLength }, uniform),
    rowLength,
    columns: Uint32Array.from({ length: 102 }, (_, j) => j),
    contractCount,
  }
  const length = accountCount * entries
  const holdings = {
    starts: Uint32Array.from({ length: accountCount + 1 }, (_, a) => a * entries),
    contracts: Uint32Array.from({ length }, () => below(contractCount)),
    quantities: Float64Array.from({ length }, normal),
  }
  const run = (kernels: Engines['wasm']) =>
    timed(8, () => accountScenarioValues(kernels, { arrays, holdings })[7] as number)
  return {
    name: 'risk arrays into accounts',
    perRun: length * 102,
    unit: 'ns',
    per: 'entry and scenario',
    columns: [],
    references: [],
    contenders: [
      { label: 'wasm', run: () => run(engines.wasm) },
      { label: 'TypeScript', run: () => run(engines.typescript) },
    ],
  }
}
