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
      const table = { counts, levels, logMultipliers, multipliers, contracts, isAdding: false }
      valueRows(memory, { ...table, count, out, stride })
    },
    addScenarioRows: (contracts, count, counts, levels, logMultipliers, multipliers, out) => {
      const table = { counts, levels, logMultipliers, multipliers, contracts, isAdding: true }
      valueRows(memory, { ...table, count, out, stride: 0 })
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

/** Contract after contract, level after level; rows are stored, or all added to one. */
function valueRows(
  memory: KernelMemory,
  table: {
    readonly contracts: number
    readonly count: number
    readonly counts: number
    readonly levels: number
    readonly logMultipliers: number
    readonly multipliers: number
    readonly out: number
    readonly stride: number
    readonly isAdding: boolean
  },
): void {
  const cells = memory.f64
  const { count, levels, isAdding } = table
  const logMultipliers = table.logMultipliers / 8
  const multipliers = table.multipliers / 8
  let at = table.contracts / 8
  for (let i = 0; i < count; i += 1) {
    const out = (table.out + i * table.stride) / 8
    const logMoneyness = cells[at] as number
    const w1 = cells[at + 1] as number
    const w2 = cells[at + 2] as number
    at += 3
    let j = 0
    for (let level = 0; level < levels; level += 1, at += 2) {
      const inverse = cells[at] as number
      const half = cells[at + 1] as number
      const end = j + (memory.u32[table.counts / 4 + level] as number)
      for (; j < end; j += 1) {
        const z = (logMoneyness + (cells[logMultipliers + j] as number)) * inverse
        const asset = w1 * (cells[multipliers + j] as number) * normalCdf16(cells, z + half)
        const value = asset + w2 * normalCdf16(cells, z - half)
        if (isAdding) cells[out + j] = (cells[out + j] as number) + value
        else cells[out + j] = value > 0 ? value : 0
      }
    }
  }
}
