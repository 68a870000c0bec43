import { binomialCdf, exactBinomialTest } from '../distribution/binomial.ts'
import { assertConfidence, assertWithin } from '../matrix/assertWithin.ts'
import { normalCdf } from '../special/normalCdf.ts'
import { normalQuantile } from '../special/normalQuantile.ts'
import type { FailureParameters } from './kupiec.ts'

/** A zone of the Basel traffic light, and what it does to the capital multiplier. */
export type TrafficLight = {
  readonly zone: 'green' | 'yellow' | 'red'
  /** Probability of at most as many failures if the model is right. */
  readonly cumulativeProbability: number
  /** Probability of at least as many: of rejecting a right model by this count. */
  readonly typeOneError: number
  /** What is added to the multiplier of 3: 0 in green, 1 in red. */
  readonly increase: number
  /** 3 plus the increase. */
  readonly multiplier: number
}

const baseMultiplier = 3
const redIncrease = 1

/** The supervisor's increases in the yellow zone of 250 days at 99 %, for 5 to 9 failures. */
const baselIncreases: readonly number[] = [0.4, 0.5, 0.65, 0.75, 0.85]

/**
 * Puts a count of failures into the zones of the Basel Committee.
 *
 * Green below 95 % of the cumulative probability, red from 99.99 %, yellow between. For 250 days at
 * 99 % the increase is the supervisor's table; for any other test it is how far the multiplier would
 * have to rise for the count to be the expected one, z_p / z_(x/N) · 3 − 3, held to [0, 1].
 *
 * @throws InvalidConfidenceError, ParameterOutOfRangeError
 * @see Basel Committee, MAR32 and the Supervisory Framework for the Use of Backtesting (1996)
 */
export function trafficLight(parameters: FailureParameters): TrafficLight {
  const { observations, failures, confidence } = parameters
  assertConfidence(confidence)
  assertWithin('observations', observations, { lowest: 1 })
  assertWithin('failures', failures, { lowest: 0, highest: observations })
  const trials = { trials: observations, probability: 1 - confidence }
  const cumulativeProbability = binomialCdf({ ...trials, events: failures })
  const typeOneError = 1 - binomialCdf({ ...trials, events: failures - 1 })
  const zone =
    cumulativeProbability < 0.95 ? 'green' : cumulativeProbability < 0.9999 ? 'yellow' : 'red'
  const increase = zone === 'green' ? 0 : zone === 'red' ? redIncrease : yellowIncrease(parameters)
  const multiplier = baseMultiplier + increase
  return { zone, cumulativeProbability, typeOneError, increase, multiplier }
}

function yellowIncrease({ observations, failures, confidence }: FailureParameters): number {
  if (observations === 250 && confidence === 0.99)
    return baselIncreases[failures - 5] ?? redIncrease
  const seen = Math.min(0.5 - 1e-9, failures / observations)
  const ratio = normalQuantile(confidence) / normalQuantile(1 - seen)
  return Math.min(redIncrease, Math.max(0, baseMultiplier * (ratio - 1)))
}

/** A count of failures against a binomial distribution. */
export type BinomialTest = {
  /** Distance from the expected count in standard deviations. */
  readonly zScore: number
  /** Two-sided, by the normal approximation. */
  readonly pValue: number
  /** The same with Yates' continuity correction, as R's `prop.test` has it. */
  readonly correctedPValue: number
  /** Two-sided, exact. */
  readonly exactPValue: number
  readonly expectedFailures: number
}

/**
 * Tests a count of failures against the binomial distribution.
 *
 *     z = (x − N·p) / √(N·p·(1 − p))
 *
 * @throws InvalidConfidenceError, ParameterOutOfRangeError
 */
export function binomialTest(parameters: FailureParameters): BinomialTest {
  const { observations, failures, confidence } = parameters
  assertConfidence(confidence)
  assertWithin('observations', observations, { lowest: 1 })
  const probability = 1 - confidence
  const expectedFailures = observations * probability
  const deviation = Math.sqrt(expectedFailures * confidence)
  const distance = Math.abs(failures - expectedFailures)
  const zScore = (failures - expectedFailures) / deviation
  const trial = { events: failures, trials: observations, probability }
  const exactPValue = exactBinomialTest(trial)
  return {
    zScore,
    pValue: 2 * normalCdf(-distance / deviation),
    correctedPValue: 2 * normalCdf(-(distance - Math.min(0.5, distance)) / deviation),
    exactPValue,
    expectedFailures,
  }
}
