import { assertPositivePrice, assertRate } from './assertPricingInputs.ts'
import { InvalidTimeError } from './errors/invalidTimeError.ts'
import { NoFundingAnchorError } from './errors/noFundingAnchorError.ts'

export type PerpetualAnchorParameters = {
  /** `linear`: margined and paid in the quote currency. `inverse`: in the asset, 1 / price. */
  readonly payoff: 'linear' | 'inverse'
  /**
   * Which spot the premium is measured against at a payment: that of the interval's start
   * (`previous-spot`) or that of the payment (`current-spot`). Without meaning for continuous
   * funding, where both are one.
   */
  readonly funding: 'previous-spot' | 'current-spot'
  /** Time between payments; 0 is continuous funding. */
  readonly intervalYears: number
  /** Spot price, quote currency per asset, above 0. */
  readonly spot: number
  /** Rate of the quote currency; continuous, per year. */
  readonly domesticRate: number
  /** What the asset yields; continuous, per year. */
  readonly assetYield: number
  /** κ: share of the premium paid per interval; per year where funding is continuous. */
  readonly fundingRate: number
  /** ι: the interest part of funding, in the same unit as κ. Default 0. */
  readonly interestDifference?: number
}

/**
 * Finds the price of a perpetual future at which funding pays exactly for the carry.
 *
 * With a = exp(q·dt), c = exp(r·dt):
 *
 *     linear    previous spot   f = S (κ − ι) a / (a − c + κ a)
 *               current spot    f = S (κ − ι) c / (a − c + κ c)
 *               continuous      f = S (κ − ι) / (κ + q − r)
 *     inverse   previous spot   f = S (c − a + κ c) / ((κ − ι) c)
 *               current spot    f = S (c − a + κ a) / ((κ − ι) a)
 *               continuous      f = S (κ + r − q) / (κ − ι)
 *
 * @returns the price, quote currency per asset. Parameters are constant for ever in this model: it
 *   anchors a basis, it does not forecast one.
 * @throws NoFundingAnchorError where funding is too weak for any price to be fair.
 * @throws InvalidPriceError, InvalidRateError, InvalidTimeError
 * @see Ackerer, Hugonnier and Jermann, Perpetual Futures Pricing (2024), eq. (12), Prop. 2-4.
 */
export function perpetualAnchor(parameters: PerpetualAnchorParameters): number {
  const { payoff, funding, intervalYears, spot, domesticRate, assetYield } = parameters
  const { fundingRate, interestDifference = 0 } = parameters
  assertPositivePrice('spot', spot)
  assertRate('domesticRate', domesticRate)
  assertRate('assetYield', assetYield)
  assertRate('fundingRate', fundingRate)
  assertRate('interestDifference', interestDifference)
  if (!(intervalYears >= 0 && intervalYears < Number.POSITIVE_INFINITY)) {
    throw new InvalidTimeError({ argument: 'intervalYears', timeYears: intervalYears })
  }
  // Growth of either leg over an interval, in excess of 1: the differences below are small.
  const isContinuous = intervalYears === 0
  const asset = isContinuous ? assetYield : Math.expm1(assetYield * intervalYears)
  const cash = isContinuous ? domesticRate : Math.expm1(domesticRate * intervalYears)
  const weights = isContinuous ? { a: 1, c: 1 } : { a: 1 + asset, c: 1 + cash }
  const isPrevious = funding === 'previous-spot'
  const premium = anchored(
    'Funding rate less interest difference',
    fundingRate - interestDifference,
  )
  if (payoff === 'linear') {
    const weight = isPrevious ? weights.a : weights.c
    const pull = anchored('Funding less carry', asset - cash + fundingRate * weight)
    return (spot * premium * weight) / pull
  }
  const weight = isPrevious ? weights.c : weights.a
  const pull = anchored('Funding plus carry', cash - asset + fundingRate * weight)
  return (spot * pull) / (premium * weight)
}

function anchored(quantity: string, value: number): number {
  if (value > 0) return value
  throw new NoFundingAnchorError({ quantity, value })
}
