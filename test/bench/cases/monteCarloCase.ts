import {
  createRevaluationProxy,
  proxyTail,
  type RevaluationPortfolio,
  revaluationBook,
  revaluePaths,
  revaluePathsByProxy,
  selectTail,
  shockRanges,
} from '@crossmargin/risk'
import type { BenchCase, Engines } from '../benchCase.ts'
import { randomNumbers } from '../randomNumbers.ts'
import { timed } from '../timed.ts'

/** Of the whole case. */
export const pathCount = 100_000
const partCount = 5_000
const assets = 10
const optionCount = 500

/** 100,000 paths of 20 factors (spot and volatility of ten underlyings), 500 options. */
export function monteCarloCase(engines: Engines): BenchCase {
  const { portfolio, shocks } = monteCarloInputs()
  const { options } = portfolio
  const paths = { count: pathCount, shocks }
  const part = { count: partCount, shocks: firstPaths(shocks) }
  const book = revaluationBook(portfolio)
  const tail = (profits: Float64Array) =>
    selectTail(engines.wasm, { values: profits.map((it) => -it), count: profits.length / 100 })
  const full = revaluePaths(engines.wasm, { book, paths })
  const exact = tail(full)
  const byProxy = () => {
    const proxy = createRevaluationProxy(engines.wasm, { book, ranges: shockRanges(book, paths) })
    const profits = revaluePathsByProxy(engines.wasm, { proxy, paths })
    return { proxy, profits, tail: tail(profits) }
  }
  const once = byProxy()
  const deviation = once.profits.reduce(
    (most, it, p) => Math.max(most, Math.abs(it - (full[p] as number))),
    0,
  )
  const exactTail = () => proxyTail(engines.wasm, { ...byProxy(), paths, count: pathCount / 100 })
  const reference = { source: 'monteCarlo.c', tolerance: 1e-6 }
  const libm = {
    ...reference,
    expected: tail(revaluePaths(engines.wasm, { book, paths: part })).mean,
  }
  return {
    name: 'Monte Carlo, 100,000 paths × 20 factors × 500 options',
    perRun: pathCount,
    unit: 'µs',
    per: 'path',
    columns: columnsOf(options, shocks),
    references: [
      {
        ...reference,
        label: 'C AVX2, full revaluation',
        arguments: ['avx2', pathCount, pathCount / 100],
        target: 2,
        expected: once.tail.mean,
      },
      {
        ...libm,
        label: 'C libm, naive full revaluation',
        arguments: ['naive', partCount, partCount / 100],
      },
      {
        ...libm,
        label: 'C libm, hoisted full revaluation',
        arguments: ['hoisted', partCount, partCount / 100],
      },
    ],
    contenders: [
      { label: 'wasm, by proxy', run: () => timed(1, () => byProxy().tail.mean) },
      {
        label: 'wasm, by proxy with an exact tail',
        run: () => timed(1, () => exactTail().expectedShortfallUsd),
      },
      {
        label: 'wasm, full revaluation',
        run: () => timed(1, () => tail(revaluePaths(engines.wasm, { book, paths })).mean),
      },
    ],
    notes: [
      'libm is timed on 5,000 of the paths; hoisted: logarithms and roots once an option, exponentials once an underlying and path',
      `proxy: ${once.proxy.nodeCount} nodes; stated bound ${once.proxy.boundUsd.toExponential(2)} USD, largest deviation of any path ${deviation.toExponential(2)} USD`,
      `VaR 99 % of full revaluation ${exact.threshold.toFixed(6)}, by proxy off by ${relative(once.tail.threshold, exact.threshold)}; ES ${exact.mean.toFixed(6)}, off by ${relative(once.tail.mean, exact.mean)}`,
      'timed by proxy: ranges of the shocks, tabulating, all paths, 64 checked in full, VaR and ES; for full revaluation in wasm VaR and ES too, in C not',
    ],
  }
}

/** In the order the C program reads them. */
function columnsOf(
  options: RevaluationPortfolio['options'],
  shocks: Float64Array,
): BenchCase['columns'] {
  return [
    options.forwards,
    options.strikes,
    options.timesYears,
    options.volatilities,
    options.isCall,
    options.quantities,
    options.underlyings,
    shocks,
  ]
}

/** The book and the paths, the same on every machine. */
export function monteCarloInputs(): {
  readonly portfolio: RevaluationPortfolio
  readonly shocks: Float64Array
} {
  const { uniform, normal } = randomNumbers(14)
  const column = (make: (_: unknown, i: number) => number) =>
    Float64Array.from({ length: optionCount }, make)
  const spots = Array.from({ length: assets }, () => 10 + 3000 * uniform())
  // By turns 48 and 52 options on an underlying: multiples of four, which the C lanes need.
  const underlyings = Uint16Array.from(
    { length: optionCount },
    (_, i) => 2 * Math.floor(i / 100) + (i % 100 < 48 ? 0 : 1),
  )
  const forwards = column(
    (_, i) => (spots[underlyings[i] as number] as number) * (1 + 0.02 * uniform()),
  )
  const options = {
    underlyings,
    forwards,
    strikes: forwards.map((forward) => forward * (0.6 + 0.9 * uniform())),
    timesYears: column(() => 7 / 365 + uniform() ** 2),
    volatilities: column(() => 0.4 + 0.6 * uniform()),
    isCall: Uint8Array.from({ length: optionCount }, () => (uniform() < 0.5 ? 1 : 0)),
    quantities: forwards.map((forward) => (1000 / forward) * normal()),
  }
  // One day: each spot moves by 4 %, half of it in common; volatility by 6 %, against the spot.
  const shocks = new Float64Array(2 * assets * pathCount)
  for (let path = 0; path < pathCount; path += 1) {
    const market = normal()
    for (let asset = 0; asset < assets; asset += 1) {
      const spot = 0.04 * (Math.SQRT1_2 * market + Math.SQRT1_2 * normal())
      shocks[2 * asset * pathCount + path] = spot
      shocks[(2 * asset + 1) * pathCount + path] = 0.05 * normal() - 0.8 * spot
    }
  }
  const portfolio = {
    underlyings: spots.map((_, asset) => ({
      spotFactor: 2 * asset,
      volatilityFactor: 2 * asset + 1,
      linearUsd: 0,
    })),
    options,
    factorCount: 2 * assets,
  }
  return { portfolio, shocks }
}

function firstPaths(shocks: Float64Array): Float64Array {
  const part = new Float64Array(2 * assets * partCount)
  for (let factor = 0; factor < 2 * assets; factor += 1) {
    const from = factor * pathCount
    part.set(shocks.subarray(from, from + partCount), factor * partCount)
  }
  return part
}

function relative(value: number, exact: number): string {
  return Math.abs(value / exact - 1).toExponential(2)
}
