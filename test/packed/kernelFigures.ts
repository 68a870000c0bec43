import {
  accountScenarioValues,
  createLendingBook,
  createRevaluationProxy,
  type Kernels,
  proxyTail,
  revaluationBook,
  revaluePaths,
  revaluePathsByProxy,
  riskArrays,
  scenarioTotals,
  selectTail,
  shockRanges,
  valueBlackBatch,
} from '@crossmargin/risk'

/** What revalues paths and contracts: the kernels themselves, or workers. */
export type Revaluations = {
  readonly revaluePaths: (
    parameters: Parameters<typeof revaluePaths>[1],
  ) => Float64Array | Promise<Float64Array>
  readonly revaluePathsByProxy: (
    parameters: Parameters<typeof revaluePathsByProxy>[1],
  ) => Float64Array | Promise<Float64Array>
  readonly riskArrays: (
    parameters: Parameters<typeof riskArrays>[1],
  ) => ReturnType<typeof riskArrays> | Promise<ReturnType<typeof riskArrays>>
}

/** Figures by the name of what gave them. */
export type KernelFigures = Readonly<Record<string, Float64Array>>

const optionCount = 60
const pathCount = 9000

/**
 * Runs every public kernel on inputs that are the same on every machine: no logarithm and no cosine of
 * the machine's own is in them.
 */
export async function kernelFigures(
  kernels: Kernels,
  revaluations: Revaluations = inlineRevaluations(kernels),
): Promise<KernelFigures> {
  const uniform = uniforms(11)
  const columns = optionColumns(uniform)
  const { forwards, strikes, timesYears, volatilities, isCall, quantities } = columns
  const batch = { forwards, strikes, timesYears, volatilities, isCall }
  const { values, forwardDeltas, gammas, vegas, thetasPerYear } = valueBlackBatch(kernels, {
    batch,
  })
  return {
    values,
    forwardDeltas,
    gammas,
    vegas,
    thetasPerYear,
    ...(await scenarioFigures(kernels, { columns, revaluations })),
    ...(await pathFigures(kernels, { columns, uniform, revaluations })),
    health: lendingFigures(kernels, uniform),
    quantities,
  }
}

/** The kernels on the calling thread. */
function inlineRevaluations(kernels: Kernels): Revaluations {
  return {
    revaluePaths: (parameters) => revaluePaths(kernels, parameters),
    revaluePathsByProxy: (parameters) => revaluePathsByProxy(kernels, parameters),
    riskArrays: (parameters) => riskArrays(kernels, parameters),
  }
}

/** Figures as text that is equal only where all bits are. */
export function bitsOf(figures: KernelFigures): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, values]) => {
      const bytes = new Uint8Array(values.slice().buffer)
      // FNV-1a, twice from different starts.
      const hash = (start: number) =>
        bytes.reduce((sum, byte) => Math.imul(sum ^ byte, 0x01000193) >>> 0, start >>> 0)
      return [name, `${values.length}: ${hash(0x811c9dc5).toString(16)} ${hash(7).toString(16)}`]
    }),
  )
}

type Columns = ReturnType<typeof optionColumns>

async function scenarioFigures(
  kernels: Kernels,
  parameters: { readonly columns: Columns; readonly revaluations: Revaluations },
): Promise<KernelFigures> {
  const { columns, revaluations } = parameters
  const { forwards, strikes, timesYears, isCall, volatilities, quantities } = columns
  const contracts = { forwards, strikes, timesYears, isCall }
  const table = {
    spotMultipliers: Float64Array.from({ length: 32 }, (_, j) => 0.5 + j / 32),
    levels: Uint8Array.from({ length: 32 }, (_, j) => Math.floor(j / 8)),
    volatilityLevels: [0.6, 1, 1.4, 2].map((factor) => volatilities.map((it) => it * factor)),
  }
  // Enough contracts that workers get more than one chunk.
  const repeat = (column: Float64Array) =>
    Float64Array.from({ length: 12_000 }, (_, i) => column[i % optionCount] as number)
  const many = {
    contracts: {
      forwards: repeat(forwards),
      strikes: repeat(strikes),
      timesYears: repeat(timesYears),
      isCall: Uint8Array.from({ length: 12_000 }, (_, i) => isCall[i % optionCount] as number),
    },
    table: { ...table, volatilityLevels: table.volatilityLevels.map(repeat) },
  }
  const arrays = riskArrays(kernels, { contracts, table })
  const holdings = {
    starts: Uint32Array.of(0, 20, 20, optionCount),
    contracts: Uint32Array.from({ length: optionCount }, (_, i) => (i * 7) % optionCount),
    quantities,
  }
  return {
    totals: scenarioTotals(kernels, { contracts, table, quantities }),
    accounts: accountScenarioValues(kernels, { arrays, holdings }),
    arrays: (await revaluations.riskArrays(many)).values,
  }
}

async function pathFigures(
  kernels: Kernels,
  parameters: {
    readonly columns: Columns
    readonly uniform: () => number
    readonly revaluations: Revaluations
  },
): Promise<KernelFigures> {
  const { columns, uniform, revaluations } = parameters
  const book = revaluationBook({
    underlyings: [
      { spotFactor: 0, volatilityFactor: 1, linearUsd: 1000 },
      { spotFactor: 2, volatilityFactor: 3, linearUsd: -500 },
    ],
    options: {
      ...columns,
      underlyings: Uint16Array.from({ length: optionCount }, (_, i) => i % 2),
    },
    factorCount: 4,
  })
  const sum = () => uniform() + uniform() + uniform() - 1.5
  const shocks = Float64Array.from({ length: 4 * pathCount }, () => 0.1 * sum())
  const paths = { count: pathCount, shocks }
  const profits = await revaluations.revaluePaths({ book, paths })
  const proxy = createRevaluationProxy(kernels, { book, ranges: shockRanges(book, paths) })
  const byProxy = await revaluations.revaluePathsByProxy({ proxy, paths })
  const tail = selectTail(kernels, { values: profits.map((it) => -it), count: 90 })
  const exact = proxyTail(kernels, { proxy, paths, profits: byProxy, count: 90 })
  return {
    profits,
    byProxy,
    tail: Float64Array.of(tail.threshold, tail.mean, exact.valueAtRiskUsd),
  }
}

function lendingFigures(kernels: Kernels, uniform: () => number): Float64Array {
  const starts = Uint32Array.from({ length: 301 }, (_, a) => 3 * a)
  const book = createLendingBook(kernels, {
    starts,
    assets: Uint16Array.from({ length: 900 }, (_, e) => e % 5),
    amounts: Float64Array.from({ length: 900 }, (_, e) => (e % 3 === 2 ? -uniform() : uniform())),
    assetCount: 5,
  })
  const collateralPrices = Float64Array.from({ length: 5 }, uniform)
  return book
    .healthFactors({ collateralPrices, debtPrices: collateralPrices.map((it) => 1.2 * it) })
    .slice()
}

function optionColumns(uniform: () => number) {
  const column = (make: () => number) => Float64Array.from({ length: optionCount }, make)
  return {
    forwards: column(() => 1000 + 2000 * uniform()),
    strikes: column(() => 1000 + 2000 * uniform()),
    timesYears: column(() => 0.02 + uniform()),
    volatilities: column(() => 0.3 + uniform()),
    isCall: Uint8Array.from({ length: optionCount }, () => (uniform() < 0.5 ? 1 : 0)),
    quantities: column(() => 4 * uniform() - 2),
  }
}

/** In (0, 1), by whole numbers alone. */
function uniforms(seed: number): () => number {
  let state = seed
  return () => {
    state = Number((BigInt(state) * 48_271n) % 2_147_483_647n)
    return state / 2_147_483_647
  }
}
