import { assertWithin } from '../matrix/assertWithin.ts'
import { normalCdf } from '../special/normalCdf.ts'
import { normalPdf } from '../special/normalPdf.ts'
import { cornishFisherQuantile } from '../var/cornishFisherQuantile.ts'
import type { ModifiedParameters } from '../var/modifiedVar.ts'

/**
 * States the modified expected shortfall of Boudt, Peterson and Croux.
 *
 *     E = −(1/p)·[φ(h) + (I₄ − 6I₂ + 3φ(h))·k/24 + (I₃ − 3I₁)·s/6 + (I₆ − 15I₄ + 45I₂ − 15φ(h))·s²/72]
 *     mES = −(mean + standardDeviation · min(E, h))
 *
 * with h the Cornish-Fisher quantile and I_q the partial moments of {@link partialMoment}: the tail
 * mean under the Edgeworth expansion. Taking the lower of E and h is the operational definition: where
 * the expansion breaks down its tail mean can lie above its own quantile, and a shortfall below the
 * value at risk would make no sense.
 *
 * @returns the loss, positive; never below `modifiedVar` of the same parameters.
 * @throws InvalidConfidenceError, ParameterOutOfRangeError
 * @see K. Boudt, B. Peterson and C. Croux, Estimation and Decomposition of Downside Risk for Portfolios
 * with Non-Normal Returns (2008), eq. 12 and 14
 */
export function modifiedShortfall(parameters: ModifiedParameters): number {
  const { mean, standardDeviation, confidence, skewness: s, excessKurtosis: k } = parameters
  assertWithin('mean', mean, {})
  assertWithin('standardDeviation', standardDeviation, { lowest: 0 })
  const probability = 1 - confidence
  const h = cornishFisherQuantile({ probability, skewness: s, excessKurtosis: k })
  const density = normalPdf(h)
  const moment = (order: number): number => partialMoment(order, h)
  const tail =
    density +
    ((moment(4) - 6 * moment(2) + 3 * density) * k) / 24 +
    ((moment(3) - 3 * moment(1)) * s) / 6 +
    ((moment(6) - 15 * moment(4) + 45 * moment(2) - 15 * density) * s * s) / 72
  return -(mean + standardDeviation * Math.min(-tail / probability, h))
}

/**
 * Partial moment I_q(h) of the normal tail, in the form of the paper's appendix: q!!-weighted powers.
 *
 * For even q it is φ(h)·(q!! + Σ (q!!/(2i)!!)·h^{2i}); for odd q the like in odd powers, less q!!·Φ(h).
 */
function partialMoment(order: number, h: number): number {
  const isEven = order % 2 === 0
  let sum = isEven ? doubleFactorial(order) : 0
  for (let power = isEven ? 2 : 1; power <= order; power += 2) {
    sum += (doubleFactorial(order) / doubleFactorial(power)) * h ** power
  }
  const ends = isEven ? 0 : doubleFactorial(order) * normalCdf(h)
  return sum * normalPdf(h) - ends
}

function doubleFactorial(n: number): number {
  return n <= 1 ? 1 : n * doubleFactorial(n - 2)
}
