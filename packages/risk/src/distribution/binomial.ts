import { assertWithin } from '../matrix/assertWithin.ts'
import { logGamma } from './logGamma.ts'
import { regularisedBeta } from './regularisedBeta.ts'

/** A count of events among independent trials of one probability. */
export type BinomialParameters = {
  readonly events: number
  readonly trials: number
  readonly probability: number
}

/** States the probability of exactly this many events. */
export function binomialProbability({ events, trials, probability }: BinomialParameters): number {
  assertWithin('events', events, { lowest: 0, highest: trials })
  assertWithin('probability', probability, { above: 0, below: 1 })
  const logChoose = logGamma(trials + 1) - logGamma(events + 1) - logGamma(trials - events + 1)
  return Math.exp(
    logChoose + events * Math.log(probability) + (trials - events) * Math.log1p(-probability),
  )
}

/** States the probability of at most this many events. */
export function binomialCdf({ events, trials, probability }: BinomialParameters): number {
  assertWithin('probability', probability, { above: 0, below: 1 })
  if (events < 0) return 0
  if (events >= trials) return 1
  return regularisedBeta(1 - probability, { a: trials - events, b: events + 1 })
}

/**
 * States the two-sided p-value of an exact binomial test.
 *
 * Adds the probabilities of all counts that are no likelier than the one seen, within a hair of
 * rounding, as R's `binom.test` does.
 */
export function exactBinomialTest({ events, trials, probability }: BinomialParameters): number {
  const limit = binomialProbability({ events, trials, probability }) * (1 + 1e-7)
  let pValue = 0
  for (let count = 0; count <= trials; count++) {
    const likelihood = binomialProbability({ events: count, trials, probability })
    if (likelihood <= limit) pValue += likelihood
  }
  return Math.min(1, pValue)
}
