export {
  type Black76Greeks,
  type Black76GreeksParameters,
  black76Greeks,
} from '../greeks/black76Greeks.ts'
export {
  type EuropeanGreeks,
  type EuropeanGreeksParameters,
  europeanGreeks,
} from '../greeks/europeanGreeks.ts'
export { type AtmConvention, fxAtmStrike } from '../greeks/fxAtmStrike.ts'
export { type DeltaConvention, type DeltaMarket, fxDelta } from '../greeks/fxDelta.ts'
export { fxStrikeFromDelta } from '../greeks/fxStrikeFromDelta.ts'
export { type Black76Parameters, black76Value } from '../pricing/black76Value.ts'
export {
  type BlackBatch,
  type BlackBatchResults,
  blackBatch,
  createBlackBatchResults,
} from '../pricing/blackBatch.ts'
export {
  type BlackScholesMertonParameters,
  blackScholesMertonValue,
} from '../pricing/blackScholesMertonValue.ts'
export {
  type DigitalParameters,
  type DigitalPayoff,
  digitalValue,
} from '../pricing/digitalValue.ts'
export { InvalidPriceError } from '../pricing/errors/invalidPriceError.ts'
export { InvalidRateError } from '../pricing/errors/invalidRateError.ts'
export { InvalidTimeError } from '../pricing/errors/invalidTimeError.ts'
export { InvalidVolatilityError } from '../pricing/errors/invalidVolatilityError.ts'
export { LengthMismatchError } from '../pricing/errors/lengthMismatchError.ts'
export { NoBarrierWaveError } from '../pricing/errors/noBarrierWaveError.ts'
export { NoFundingAnchorError } from '../pricing/errors/noFundingAnchorError.ts'
export { PriceOutsideBoundsError } from '../pricing/errors/priceOutsideBoundsError.ts'
export { type FundingPaymentParameters, fundingPayment } from '../pricing/fundingPayment.ts'
export { type FutureForwardParameters, futureForward } from '../pricing/futureForward.ts'
export {
  type GarmanKohlhagenParameters,
  garmanKohlhagenValue,
} from '../pricing/garmanKohlhagenValue.ts'
export {
  type ImpliedVolatilityParameters,
  impliedVolatility,
} from '../pricing/impliedVolatility.ts'
export { type LinearValueParameters, linearValue } from '../pricing/linearValue.ts'
export { type OneTouchParameters, oneTouchValue } from '../pricing/oneTouchValue.ts'
export type { OptionType } from '../pricing/optionType.ts'
export { type PerpetualAnchorParameters, perpetualAnchor } from '../pricing/perpetualAnchor.ts'
export { erfc } from '../special/erfc.ts'
export { InvalidProbabilityError } from '../special/invalidProbabilityError.ts'
export { millsRatio } from '../special/millsRatio.ts'
export {
  type NelderMeadParameters,
  type NelderMeadResult,
  nelderMead,
} from '../special/nelderMead.ts'
export { normalCdf } from '../special/normalCdf.ts'
export { normalPdf } from '../special/normalPdf.ts'
export { normalQuantile } from '../special/normalQuantile.ts'
export { durrlemanG } from '../volatility/durrlemanG.ts'
export { CrossedSurfaceError } from '../volatility/errors/crossedSurfaceError.ts'
export { InvalidSviError } from '../volatility/errors/invalidSviError.ts'
export { TooFewQuotesError } from '../volatility/errors/tooFewQuotesError.ts'
export { UnorderedExpiriesError } from '../volatility/errors/unorderedExpiriesError.ts'
export { UnrepairableSmileError } from '../volatility/errors/unrepairableSmileError.ts'
export { fitSsvi, type SsviFit } from '../volatility/fitSsvi.ts'
export { fitSvi, type SviFit } from '../volatility/fitSvi.ts'
export { moveStickyDelta, moveStickyStrike } from '../volatility/moveSurface.ts'
export { type PostedSvi, postedSviVolatility } from '../volatility/postedSviVolatility.ts'
export {
  assertRawSvi,
  type RawSvi,
  sviDerivatives,
  sviMinimum,
  sviTotalVariance,
} from '../volatility/rawSvi.ts'
export { freeJumpWings, repairSmile, type SmileRepair } from '../volatility/repairSmile.ts'
export {
  repairSurface,
  type SurfaceChange,
  type SurfaceRepair,
} from '../volatility/repairSurface.ts'
export { type SmileArbitrage, smileArbitrage } from '../volatility/smileArbitrage.ts'
export { isSsviFree, type Ssvi, ssviSmile } from '../volatility/ssvi.ts'
export {
  type CalendarCheck,
  type SurfaceArbitrage,
  surfaceArbitrage,
} from '../volatility/surfaceArbitrage.ts'
export { fromJumpWings, type SviJumpWings, toJumpWings } from '../volatility/sviJumpWings.ts'
export type { QuotedSmile, VolatilityQuote } from '../volatility/sviQuotes.ts'
export {
  createVolatilitySurface,
  surfaceForward,
  surfaceTotalVariance,
  surfaceVolatility,
  type VolatilitySlice,
  type VolatilitySurface,
} from '../volatility/volatilitySurface.ts'
