import { assertWithin } from '../matrix/assertWithin.ts'
import { toShare } from './combineHaircuts.ts'

/** What can go wrong with where an asset is. */
export type ChainHaircutParameters = {
  /** Probability in a year that the chain halts or is reorganised past finality, in [0, 1]. */
  readonly chainFailurePerYear: number
  /** Bridges between the asset and its origin; none for a native asset. */
  readonly bridges: readonly BridgeRisk[]
  /** Share of value lost when the chain fails, in [0, 1]; 1 unless told otherwise. */
  readonly lossGivenChainFailure?: number
  readonly holdingDays: number
}

/** One bridge on the way home. */
export type BridgeRisk = {
  readonly name: string
  /** Probability in a year that what it issued is no longer covered, in [0, 1]. */
  readonly failurePerYear: number
  /** Share of value lost then, in [0, 1]. */
  readonly lossGivenFailure: number
}

const daysPerYear = 365

/**
 * States a haircut for the chain an asset is on and the bridges it came over: the expected loss.
 *
 *     1 − haircut = Π (1 − loss_i · (1 − (1 − p_i)^(days/365)))
 *
 * Over the chain and each bridge, since any of them may fail. Rising in every probability, every loss
 * and in days; another bridge never lowers it.
 *
 * @returns in [0, 1].
 * @throws ParameterOutOfRangeError
 */
export function chainHaircut(parameters: ChainHaircutParameters): number {
  const { chainFailurePerYear, bridges, lossGivenChainFailure = 1, holdingDays } = parameters
  assertWithin('holdingDays', holdingDays, { lowest: 0 })
  const chain = {
    name: 'chain',
    failurePerYear: chainFailurePerYear,
    lossGivenFailure: lossGivenChainFailure,
  }
  let left = 1
  for (const { name, failurePerYear, lossGivenFailure } of [chain, ...bridges]) {
    assertWithin(`failurePerYear of "${name}"`, failurePerYear, { lowest: 0, highest: 1 })
    assertWithin(`lossGivenFailure of "${name}"`, lossGivenFailure, { lowest: 0, highest: 1 })
    const probability = 1 - (1 - failurePerYear) ** (holdingDays / daysPerYear)
    left *= 1 - lossGivenFailure * probability
  }
  return toShare(1 - left)
}
