/**
 * Stands for the built kernels where sources run without a build: there are none, so the TypeScript
 * reference is used. `#kernels-wasm` in package.json leads here under the condition of sources and
 * to the generated module in a build.
 */
export const kernelsWasm: string | undefined = undefined
