import type { Kernels } from '../createKernels.ts'
import { freeMemory } from '../kernelMachine.ts'
import type { ScenarioColumns, ScenarioContracts, ScenarioTable } from './scenarioTable.ts'

/** Contracts in memory at a time: their rows stay in cache until they are copied out. */
export const contractChunk = 64

/** Addresses of what the scenario kernels read and write. */
export type ScenarioPlaces = {
  readonly counts: number
  readonly logMultipliers: number
  readonly multipliers: number
  readonly scratch: number
  readonly contracts: number
  readonly out: number
  readonly end: number
}

/** Lays out memory for one table and puts its columns there. */
export function placeScenarios(kernels: Kernels, columns: ScenarioColumns): ScenarioPlaces {
  const { counts, multipliers, rowLength } = columns
  const rowBytes = rowLength * 8
  const blockBytes = (3 + 2 * counts.length) * 8
  const places = layout({ levels: counts.length, rowBytes, blockBytes })
  const { f64, u32 } = kernels.machine.reserve(places.end)
  u32.set(counts, places.counts / 4)
  f64.set(multipliers, places.multipliers / 8)
  f64.fill(1, places.scratch / 8, places.scratch / 8 + rowLength)
  const { logRatios } = kernels.machine.functions
  logRatios(places.multipliers, places.scratch, places.logMultipliers, rowLength)
  return places
}

/**
 * Puts the blocks of contracts `from` to `to` there: ln(F/K), the weights of the two normal
 * probabilities, and 16 · sign / s and 8 · sign · s for each volatility level.
 *
 * @param parameters `quantities` are multiplied into the weights.
 */
export function placeContracts(
  kernels: Kernels,
  parameters: {
    readonly contracts: ScenarioContracts
    readonly table: ScenarioTable
    readonly places: ScenarioPlaces
    readonly quantities?: Float64Array
    readonly from: number
    readonly to: number
  },
): void {
  const { contracts, table, places, quantities, from, to } = parameters
  const { forwards, strikes, timesYears, isCall } = contracts
  const { volatilityLevels } = table
  const { f64 } = kernels.machine.reserve(places.end)
  const scratch = places.scratch / 8
  const even = to - from + ((to - from) % 2)
  f64.fill(1, scratch, scratch + 2 * contractChunk)
  f64.set(forwards.subarray(from, to), scratch)
  f64.set(strikes.subarray(from, to), scratch + contractChunk)
  const strikesAt = places.scratch + contractChunk * 8
  const logsAt = strikesAt + contractChunk * 8
  kernels.machine.functions.logRatios(places.scratch, strikesAt, logsAt, even)
  let at = places.contracts / 8
  for (let i = from; i < to; i += 1) {
    const sign = isCall[i] === 1 ? 1 : -1
    const weight = quantities === undefined ? sign : sign * (quantities[i] as number)
    const rootTime = Math.sqrt(timesYears[i] as number)
    f64[at] = f64[logsAt / 8 + i - from] as number
    f64[at + 1] = weight * (forwards[i] as number)
    f64[at + 2] = -weight * (strikes[i] as number)
    at += 3
    for (const column of volatilityLevels) {
      const deviation = (column[i] as number) * rootTime
      f64[at] = (16 * sign) / deviation
      f64[at + 1] = 8 * sign * deviation
      at += 2
    }
  }
}

function layout(sizes: {
  readonly levels: number
  readonly rowBytes: number
  readonly blockBytes: number
}): ScenarioPlaces {
  const { levels, rowBytes, blockBytes } = sizes
  const counts = freeMemory
  const logMultipliers = counts + Math.ceil(levels / 16) * 64
  const multipliers = logMultipliers + rowBytes
  const scratch = multipliers + rowBytes
  const contracts = scratch + Math.max(rowBytes, 3 * contractChunk * 8)
  const out = contracts + Math.ceil((contractChunk * blockBytes) / 64) * 64
  return {
    counts,
    logMultipliers,
    multipliers,
    scratch,
    contracts,
    out,
    end: out + contractChunk * rowBytes,
  }
}
