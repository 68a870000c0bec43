import type { Kernels } from '@crossmargin/risk'

/** A column as it is written for the references: they read the same bytes. */
export type Column = Float64Array | Uint8Array | Uint16Array | Uint32Array

/** One measurement of CPU time with the value that was computed. */
export type Measurement = { readonly seconds: number; readonly check: number }

/** Something timed beside the kernels, in another process. */
export type Reference = {
  readonly label: string
  /** File in test/bench/reference. */
  readonly source: string
  /** Arguments after the input: variant, repeats, and what the program asks for. */
  readonly arguments: readonly (string | number)[]
  /** How often faster the kernels are to be, by the issue. */
  readonly target?: number
  /** What the kernels get for the same question, and how far the two may differ, relatively. */
  readonly expected: number
  readonly tolerance: number
}

/** Kernels timed in this process. */
export type Contender = { readonly label: string; readonly run: () => Measurement }

/** One kernel's contest: the first contender is the one that targets are about. */
export type BenchCase = {
  readonly name: string
  /** What one run is divided by, and the unit of the quotient. */
  readonly perRun: number
  readonly unit: 'ns' | 'µs' | 'ms'
  readonly per: string
  readonly columns: readonly Column[]
  readonly references: readonly Reference[]
  readonly contenders: readonly Contender[]
  /** Said below the table. */
  readonly notes?: readonly string[]
}

/** Both engines: WebAssembly is what is measured, TypeScript is its fallback. */
export type Engines = { readonly wasm: Kernels; readonly typescript: Kernels }
