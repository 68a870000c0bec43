import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileKernels } from '../scripts/buildKernels.mjs'

/** Where tests find the kernels: they run on sources, where nothing is built. */
const kernelsPath = fileURLToPath(
  new URL('../node_modules/.cache/kernels/kernels.wasm', import.meta.url),
)

/** Compiles the kernels once for all tests of the package. */
export async function setup(): Promise<void> {
  mkdirSync(dirname(kernelsPath), { recursive: true })
  writeFileSync(kernelsPath, await compileKernels())
}
