import type { KernelMachine } from './kernelMachine.ts'
import { referenceMachine } from './reference/referenceMachine.ts'
import { normalTables } from './tables/normalTables.ts'
import { wasmMachine } from './wasm/wasmMachine.ts'
import { webAssembly } from './wasm/webAssembly.ts'

/** What runs the kernels; both give the same numbers to the bit. */
export type KernelEngine =
  | { readonly kind: 'wasm' }
  /** Slower by a factor of two to five, and why it is used. */
  | { readonly kind: 'typescript'; readonly reason: string }

/** Batch arithmetic, ready to be called. Not shared between threads: each loads its own. */
export type Kernels = {
  readonly engine: KernelEngine
  /** For calls, which copy in, compute and copy out: nothing in it outlives a call. */
  readonly machine: KernelMachine
  /** A machine with a memory of its own, for what is to stay in it. */
  readonly createMachine: () => KernelMachine
}

/**
 * Compiles kernels given as bytes.
 *
 * Where there is no WebAssembly with SIMD, or a page's policy forbids compiling, the TypeScript
 * reference serves, and `engine.reason` says so.
 */
export async function createWasmKernels(parameters: {
  readonly bytes: Uint8Array
}): Promise<Kernels> {
  const assembly = webAssembly
  if (assembly === undefined) return createReferenceKernels({ reason: 'there is no WebAssembly' })
  if (!assembly.validate(parameters.bytes)) {
    return createReferenceKernels({ reason: 'the WebAssembly here has no SIMD' })
  }
  const compiled = await assembly.compile(parameters.bytes).catch((cause: unknown) => `${cause}`)
  if (typeof compiled === 'string') return createReferenceKernels({ reason: compiled })
  const tables = normalTables()
  const createMachine = () => wasmMachine(assembly, { module: compiled, tables })
  return { engine: { kind: 'wasm' }, machine: createMachine(), createMachine }
}

/** Makes kernels in plain TypeScript, at once and anywhere. */
export function createReferenceKernels(parameters: { readonly reason?: string } = {}): Kernels {
  const { reason = 'asked for' } = parameters
  const tables = normalTables()
  const createMachine = () => referenceMachine(tables)
  return { engine: { kind: 'typescript', reason }, machine: createMachine(), createMachine }
}

/** Makes kernels of the bytes of a build, or in TypeScript where there was no build. */
export async function createKernels(bytes: Uint8Array | undefined): Promise<Kernels> {
  if (bytes !== undefined) return createWasmKernels({ bytes })
  return createReferenceKernels({ reason: 'the sources run without a build of the kernels' })
}
