/**
 * The kernels as they are called: on addresses, in bytes, of one linear memory.
 *
 * WebAssembly and the TypeScript reference have the same functions on the same layout, so that all
 * that is around them exists once. What each does stands with the AssemblyScript source.
 */
export type KernelFunctions = {
  readonly blackBatch: (
    base: number,
    stride: number,
    calls: number,
    count: number,
    hasRates: number,
  ) => number
  readonly logRatios: (a: number, b: number, out: number, count: number) => void
  readonly scenarioRows: (
    contracts: number,
    count: number,
    counts: number,
    levels: number,
    logMultipliers: number,
    multipliers: number,
    out: number,
    stride: number,
  ) => void
  readonly addScenarioRows: (
    contracts: number,
    count: number,
    counts: number,
    levels: number,
    logMultipliers: number,
    multipliers: number,
    out: number,
  ) => void
  readonly addRows: (
    contracts: number,
    quantities: number,
    entries: number,
    rows: number,
    stride: number,
    out: number,
  ) => void
  readonly exponentials: (x: number, out: number, count: number) => void
  readonly addPathValues: (
    options: number,
    pairs: number,
    linear: number,
    x: number,
    spot: number,
    volatility: number,
    out: number,
    count: number,
  ) => void
  readonly addPatches: (
    patches: number,
    cellsX: number,
    cellsY: number,
    x0: number,
    scaleX: number,
    y0: number,
    scaleY: number,
    x: number,
    y: number,
    out: number,
    count: number,
  ) => void
  readonly lendingHealth: (
    amounts: number,
    indices: number,
    prices: number,
    out: number,
    pairs: number,
    collaterals: number,
    debts: number,
  ) => void
  readonly selectRank: (values: number, count: number, k: number) => number
}

/** Views of one linear memory; growing it replaces them. */
export type KernelMemory = {
  readonly f64: Float64Array
  readonly u32: Uint32Array
  readonly u16: Uint16Array
  readonly u8: Uint8Array
}

/** Kernels with their memory. The normal tables stand at its beginning, the rest is free. */
export type KernelMachine = {
  readonly functions: KernelFunctions
  /** Makes the memory at least so large and gives its views, valid until it is called again. */
  readonly reserve: (bytes: number) => KernelMemory
}

/** First byte of memory behind the normal tables, a multiple of 64. */
export const freeMemory: number = 56_448
