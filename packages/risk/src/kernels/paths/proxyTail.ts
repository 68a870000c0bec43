import type { Kernels } from '../createKernels.ts'
import { selectTail } from '../order/selectTail.ts'
import { type RevaluationProxy, revalueChosen } from './revaluationProxy.ts'
import type { PathShocks } from './revaluePaths.ts'

/** Value at risk and expected shortfall over a whole number of paths. */
export type PathTail = {
  /** Loss positive, USD: the smallest of the largest losses. */
  readonly valueAtRiskUsd: number
  /** Mean of the largest losses. */
  readonly expectedShortfallUsd: number
  /** Paths that were revalued in full. */
  readonly revaluedCount: number
}

/**
 * Makes the tail of a proxy revaluation exact: every path that can belong to it is revalued in full.
 *
 * A path of the true tail has a proxy loss no more than twice the bound below the proxy's threshold;
 * the others cannot reach it. What is left of the proxy in the result is the choice of paths, so VaR
 * and ES are those of full revaluation for the price of a few per cent of it.
 *
 * @param parameters `profits` of {@link revaluePathsByProxy} on the same paths; `count` paths make the
 *   tail: (1 − confidence) · paths for the usual levels.
 * @throws ProxyBoundExceededError, InvalidRankError
 */
export function proxyTail(
  kernels: Kernels,
  parameters: {
    readonly proxy: RevaluationProxy
    readonly paths: PathShocks
    readonly profits: Float64Array
    readonly count: number
  },
): PathTail {
  const { proxy, paths, profits, count } = parameters
  const losses = profits.map((profit) => -profit)
  const { threshold } = selectTail(kernels, { values: losses, count })
  const least = threshold - 2 * proxy.boundUsd
  const chosen: number[] = []
  losses.forEach((loss, path) => {
    if (loss >= least) chosen.push(path)
  })
  const full = revalueChosen(kernels, { proxy, paths, profits, chosen: Uint32Array.from(chosen) })
  const tail = selectTail(kernels, { values: full.map((profit) => -profit), count })
  return {
    valueAtRiskUsd: tail.threshold,
    expectedShortfallUsd: tail.mean,
    revaluedCount: chosen.length,
  }
}
