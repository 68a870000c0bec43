import { assertConfidence, assertWithin } from '../matrix/assertWithin.ts'
import { at } from '../matrix/at.ts'
import { type PositionRule, positionRule, type QuantileConvention } from './quantilePosition.ts'

/**
 * States how much each of the smallest observations counts in the mean of the lower tail.
 *
 *     (1/p) · ∫₀ᵖ q(u) du = Σ weight_k · x_(k)
 *
 * where q is the quantile function of the convention, which takes the outermost observation beyond its
 * sample. The integral is exact: between two observations q is constant or linear, and the midpoint of
 * each piece carries it. Under `type-1` this is the expected shortfall of Acerbi and Tasche, the one
 * that is coherent.
 *
 * @param probability share of the sample in the tail, in (0, 1).
 * @returns weights of ranks 0 (the smallest) upwards, adding to 1; ranks left out weigh nothing.
 * @throws InvalidConfidenceError, ParameterOutOfRangeError
 * @see C. Acerbi and D. Tasche, On the Coherence of Expected Shortfall (2002)
 */
export function tailWeights(parameters: {
  readonly convention: QuantileConvention
  readonly probability: number
  readonly observations: number
}): Float64Array {
  const { convention, probability, observations } = parameters
  assertConfidence(probability)
  assertWithin('observations', observations, { lowest: 1 })
  const rule = positionRule(convention, observations)
  const end = rule.slope * probability + rule.shift
  const width = end - rule.shift
  const count = Math.min(observations, Math.max(1, Math.ceil(end + 1)))
  const weights = new Float64Array(count)
  // A line without slope is a sample of one, whose quantiles are all the same.
  if (!(width > 0)) return Float64Array.of(1)
  for (let from = rule.shift; from < end; ) {
    const to = Math.min(end, nextBreak(from, rule))
    addPiece(weights, { middle: (from + to) / 2, share: (to - from) / width, rule, observations })
    from = to
  }
  return weights
}

/** Halves to even and half up differ in single points, which no integral sees. */
function isRounding({ between }: PositionRule): boolean {
  return between === 'round' || between === 'even'
}

function nextBreak(position: number, rule: PositionRule): number {
  const offset = isRounding(rule) ? 0.5 : 0
  return Math.floor(position + offset) + 1 - offset
}

type Piece = {
  readonly middle: number
  readonly share: number
  readonly rule: PositionRule
  readonly observations: number
}

function addPiece(weights: Float64Array, { middle, share, rule, observations }: Piece): void {
  const add = (index: number, weight: number): void => {
    const rank = Math.min(Math.max(index, 1), observations) - 1
    weights[rank] = at(weights, rank) + weight
  }
  if (isRounding(rule)) add(Math.round(middle), share)
  else if (rule.between === 'interpolate') {
    const whole = Math.floor(middle)
    add(whole, share * (whole + 1 - middle))
    add(whole + 1, share * (middle - whole))
  } else add(Math.ceil(middle), share)
}
