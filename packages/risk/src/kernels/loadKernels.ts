import { createKernels, type Kernels } from './createKernels.ts'
import { bytesOfBase64 } from './wasm/bytesOfBase64.ts'

/**
 * Loads the fastest kernels this place can run: WebAssembly with SIMD, else TypeScript.
 *
 * The module is part of the built package as text, so there is no file to fetch and no path for a
 * bundler to miss; Node, browsers and bundlers load it alike. Where sources run without a build, where
 * there is no SIMD, or where a page's policy forbids compiling, the TypeScript reference serves, and
 * `engine.reason` says so.
 *
 * @example
 * const kernels = await loadKernels()
 */
export async function loadKernels(): Promise<Kernels> {
  return createKernels(await kernelBytes())
}

/** The kernels of this build as WebAssembly; undefined where sources run without a build. */
export async function kernelBytes(): Promise<Uint8Array | undefined> {
  const { kernelsWasm } = await import('#kernels-wasm')
  return kernelsWasm === undefined ? undefined : bytesOfBase64(kernelsWasm)
}
