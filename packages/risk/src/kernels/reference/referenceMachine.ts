import { freeMemory, type KernelMachine, type KernelMemory } from '../kernelMachine.ts'
import type { NormalTables } from '../tables/normalTables.ts'
import { blackBatchReference } from './blackBatchReference.ts'
import { lendingHealthReference } from './lendingHealthReference.ts'
import { pathValuesReference } from './pathValuesReference.ts'
import { scenarioRowsReference } from './scenarioRowsReference.ts'
import { selectRankReference } from './selectRankReference.ts'

/** Makes kernels that run anywhere, in plain TypeScript, with a memory of their own. */
export function referenceMachine(tables: NormalTables): KernelMachine {
  let buffer = new ArrayBuffer(freeMemory)
  const memory: Writable<KernelMemory> = viewsOf(buffer)
  memory.f64.set(tables.cdf)
  memory.f64.set(tables.mills, tables.cdf.length)
  return {
    functions: {
      blackBatch: blackBatchReference(memory),
      ...scenarioRowsReference(memory),
      ...pathValuesReference(memory),
      lendingHealth: lendingHealthReference(memory),
      selectRank: selectRankReference(memory),
    },
    reserve: (bytes) => {
      if (bytes > buffer.byteLength) {
        const larger = new ArrayBuffer(Math.ceil(bytes / 65_536) * 65_536)
        new Uint8Array(larger).set(new Uint8Array(buffer))
        buffer = larger
        Object.assign(memory, viewsOf(buffer))
      }
      return memory
    },
  }
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

function viewsOf(buffer: ArrayBuffer): KernelMemory {
  return {
    f64: new Float64Array(buffer),
    u32: new Uint32Array(buffer),
    u16: new Uint16Array(buffer),
    u8: new Uint8Array(buffer),
  }
}
