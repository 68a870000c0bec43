import {
  freeMemory,
  type KernelFunctions,
  type KernelMachine,
  type KernelMemory,
} from '../kernelMachine.ts'
import type { NormalTables } from '../tables/normalTables.ts'
import type { WasmModule, webAssembly } from './webAssembly.ts'

const pageBytes = 65_536

/**
 * Makes kernels of a compiled module, with a memory of their own.
 *
 * A module is compiled once and instantiated as often as there are things to be kept in a memory: one
 * for calls, one for each lending book.
 */
export function wasmMachine(
  assembly: NonNullable<typeof webAssembly>,
  parameters: { readonly module: WasmModule; readonly tables: NormalTables },
): KernelMachine {
  const { module, tables } = parameters
  const memory = new assembly.Memory({ initial: Math.ceil(freeMemory / pageBytes) })
  const { exports } = new assembly.Instance(module, { env: { memory } })
  let views = viewsOf(memory.buffer)
  views.f64.set(tables.cdf)
  views.f64.set(tables.mills, tables.cdf.length)
  return {
    // The build makes these exports from the very signatures; a test calls each of them.
    functions: exports as KernelFunctions,
    reserve: (bytes) => {
      const missing = bytes - memory.buffer.byteLength
      if (missing > 0) memory.grow(Math.ceil(missing / pageBytes))
      if (views.f64.buffer !== memory.buffer) views = viewsOf(memory.buffer)
      return views
    },
  }
}

function viewsOf(buffer: ArrayBuffer): KernelMemory {
  return {
    f64: new Float64Array(buffer),
    u32: new Uint32Array(buffer),
    u16: new Uint16Array(buffer),
    u8: new Uint8Array(buffer),
  }
}
