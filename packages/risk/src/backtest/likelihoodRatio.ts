import { chiSquareSurvival } from '../distribution/chiSquare.ts'

/** A likelihood ratio test: small p-values speak against the model. */
export type LikelihoodRatio = {
  readonly statistic: number
  readonly degreesOfFreedom: number
  /** Probability of a statistic at least as large if the model is right. */
  readonly pValue: number
}

/** States a likelihood ratio with its p-value; rounding below zero counts as zero. */
export function likelihoodRatio(parameters: {
  readonly statistic: number
  readonly degreesOfFreedom: number
}): LikelihoodRatio {
  const statistic = Math.max(0, parameters.statistic)
  const { degreesOfFreedom } = parameters
  // A test over no failures has nothing to reject.
  const pValue =
    degreesOfFreedom === 0 ? 1 : chiSquareSurvival({ value: statistic, degreesOfFreedom })
  return { statistic, degreesOfFreedom, pValue }
}

/** count · ln(probability), where no events of probability zero have likelihood one. */
export function logTerm(count: number, probability: number): number {
  return count === 0 ? 0 : count * Math.log(probability)
}
