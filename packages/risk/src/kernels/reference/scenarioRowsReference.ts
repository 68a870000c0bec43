import type { KernelFunctions, KernelMemory } from '../kernelMachine.ts'
import { logRatio } from './logRatio.ts'
import { normalCdf16 } from './tableRow.ts'

type ScenarioRowFunctions = Pick<
  KernelFunctions,
  'logRatios' | 'scenarioRows' | 'addScenarioRows' | 'addRows'
>

/** The kernels of scenario tables in TypeScript. */
export function scenarioRowsReference(memory: KernelMemory): ScenarioRowFunctions {
  return {
    logRatios: (a, b, out, count) => {
      const cells = memory.f64
      for (let i = 0; i < count; i += 1) {
        cells[out / 8 + i] = logRatio(cells[a / 8 + i] as number, cells[b / 8 + i] as number)
      }
    },
    scenarioRows: (contracts, count, counts, levels, logMultipliers, multipliers, out, stride) => {
      const cells = memory.f64
      const table = { counts, levels, logMultipliers: logMultipliers / 8, multipliers }
      for (let i = 0; i < count; i += 1) {
        const to = (out + i * stride) / 8
        valueRow(memory, { ...table, at: contracts / 8 + i * (3 + 2 * levels) }, (j, value) => {
          cells[to + j] = value > 0 ? value : 0
        })
      }
    },
    addScenarioRows: (contracts, count, counts, levels, logMultipliers, multipliers, out) => {
      const cells = memory.f64
      const table = { counts, levels, logMultipliers: logMultipliers / 8, multipliers }
      for (let i = 0; i < count; i += 1) {
        valueRow(memory, { ...table, at: contracts / 8 + i * (3 + 2 * levels) }, (j, value) => {
          cells[out / 8 + j] = (cells[out / 8 + j] as number) + value
        })
      }
    },
    addRows: (contracts, quantities, entries, rows, stride, out) => {
      const cells = memory.f64
      for (let column = 0; column < stride / 8; column += 1) {
        let sum = 0
        for (let e = 0; e < entries; e += 1) {
          const row = (rows + (memory.u32[contracts / 4 + e] as number) * stride) / 8
          sum += (cells[quantities / 8 + e] as number) * (cells[row + column] as number)
        }
        cells[out / 8 + column] = sum
      }
    },
  }
}

/** One contract, level after level; `put` takes each scenario's value. */
function valueRow(
  memory: KernelMemory,
  table: {
    readonly at: number
    readonly counts: number
    readonly levels: number
    readonly logMultipliers: number
    readonly multipliers: number
  },
  put: (scenario: number, value: number) => void,
): void {
  const cells = memory.f64
  const { at, counts, levels, logMultipliers } = table
  const multipliers = table.multipliers / 8
  const logMoneyness = cells[at] as number
  const w1 = cells[at + 1] as number
  const w2 = cells[at + 2] as number
  let j = 0
  for (let level = 0; level < levels; level += 1) {
    const inverse = cells[at + 3 + 2 * level] as number
    const half = cells[at + 4 + 2 * level] as number
    const end = j + (memory.u32[counts / 4 + level] as number)
    for (; j < end; j += 1) {
      const z = (logMoneyness + (cells[logMultipliers + j] as number)) * inverse
      const asset = w1 * (cells[multipliers + j] as number) * normalCdf16(cells, z + half)
      put(j, asset + w2 * normalCdf16(cells, z - half))
    }
  }
}
