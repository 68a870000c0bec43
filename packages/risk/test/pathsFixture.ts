import type { RevaluationPortfolio } from '../src/kernels/paths/revaluationBook.ts'
import type { PathShocks } from '../src/kernels/paths/revaluePaths.ts'
import { columnsOf, type OptionItem } from './optionColumnsFixture.ts'

const factorCount = 6

/** Three underlyings: two with volatility factors and linear positions, one with neither. */
export function portfolioOf(items: readonly OptionItem[]): RevaluationPortfolio {
  return {
    underlyings: [
      { spotFactor: 0, volatilityFactor: 1, linearUsd: 1000 },
      { spotFactor: 2, volatilityFactor: 3, linearUsd: -500 },
      { spotFactor: 4, linearUsd: 0 },
    ],
    options: columnsOf(items),
    factorCount,
  }
}

/** Shocks that are about normal, the same for the same seed. */
export function randomPaths(parameters: {
  readonly count: number
  readonly seed: number
  readonly deviation: number
}): PathShocks {
  const { count, seed, deviation } = parameters
  let state = seed + 1
  const uniform = () => {
    state = (Math.imul(state, 48_271) >>> 0) % 2_147_483_647 || 1
    return state / 2_147_483_647
  }
  const normal = () => Array.from({ length: 12 }, uniform).reduce((sum, it) => sum + it, -6)
  const shocks = Float64Array.from({ length: count * factorCount }, () => deviation * normal())
  return { count, shocks }
}

/** A range of paths. */
export function pathsOf(
  paths: PathShocks,
  range: { readonly from: number; readonly to: number },
): PathShocks {
  const count = range.to - range.from
  const shocks = new Float64Array(count * factorCount)
  for (let factor = 0; factor < factorCount; factor += 1) {
    const start = factor * paths.count
    shocks.set(paths.shocks.subarray(start + range.from, start + range.to), factor * count)
  }
  return { count, shocks }
}
