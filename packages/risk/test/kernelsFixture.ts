import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  createReferenceKernels,
  createWasmKernels,
  type Kernels,
} from '../src/kernels/createKernels.ts'

const path = fileURLToPath(new URL('../node_modules/.cache/kernels/kernels.wasm', import.meta.url))

/** Both engines, to be compared with each other and with plain formulas. */
export async function bothKernels(): Promise<{
  readonly wasm: Kernels
  readonly typescript: Kernels
}> {
  const wasm = await createWasmKernels({ bytes: readFileSync(path) })
  return { wasm, typescript: createReferenceKernels() }
}
