export { defaultCalibration } from './calibration/defaultCalibration.ts'
export { MissingVolatilityError } from './calibration/missingVolatilityError.ts'
export type {
  ClassCorrelation,
  ClassVolatility,
  RiskCalibration,
} from './calibration/riskCalibration.ts'
export { DuplicateScenarioNameError } from './errors/duplicateScenarioNameError.ts'
export { EmptyScenarioTableError } from './errors/emptyScenarioTableError.ts'
export { InvalidCompoundingRateError } from './errors/invalidCompoundingRateError.ts'
export { InvalidContingencyRateError } from './errors/invalidContingencyRateError.ts'
export { InvalidMarginPeriodError } from './errors/invalidMarginPeriodError.ts'
export { InvalidParameterSetError } from './errors/invalidParameterSetError.ts'
export { InvalidRiskBookError } from './errors/invalidRiskBookError.ts'
export { InvalidScenarioWeightError } from './errors/invalidScenarioWeightError.ts'
export { InvalidSpotMoveError } from './errors/invalidSpotMoveError.ts'
export * from './exports/measures.ts'
export { type BookPrice, type PriceBook, toPriceBook } from './factors/priceBook.ts'
export { reportingFactor } from './factors/reportingFactor.ts'
export {
  type ExposureValuation,
  type UncountedExposure,
  type ValuedExposure,
  type ValueExposuresParameters,
  valueExposures,
} from './factors/valueExposures.ts'
export {
  type Black76Greeks,
  type Black76GreeksParameters,
  black76Greeks,
} from './greeks/black76Greeks.ts'
export { ConventionMismatchError } from './greeks/conventionMismatchError.ts'
export { DeltaOutOfRangeError } from './greeks/deltaOutOfRangeError.ts'
export {
  type EuropeanGreeks,
  type EuropeanGreeksParameters,
  europeanGreeks,
} from './greeks/europeanGreeks.ts'
export { type AtmConvention, fxAtmStrike } from './greeks/fxAtmStrike.ts'
export { type DeltaConvention, type DeltaMarket, fxDelta } from './greeks/fxDelta.ts'
export { fxStrikeFromDelta } from './greeks/fxStrikeFromDelta.ts'
export { type FactorGreeks, linearGreeks } from './greeks/linearGreeks.ts'
export {
  type CollateralHealth,
  collateralHealth,
  isUndercovered,
  type WeightedCollateral,
} from './margin/lending/collateralHealth.ts'
export { rateToApy } from './margin/lending/rateToApy.ts'
export {
  accruedIndexRay,
  compoundedInterestRay,
  compoundedRateRay,
  linearInterestRay,
  type RayInterest,
  scaledBalance,
} from './margin/lending/rayInterest.ts'
export {
  type SharesHealth,
  type SharesPosition,
  sharesHealth,
  sharesLiquidationIncentive,
} from './margin/lending/sharesPosition.ts'
export {
  borrowToUtilisation,
  repayToUtilisation,
  supplyToUtilisation,
  type UtilisationTarget,
  utilisation,
  withdrawToUtilisation,
} from './margin/lending/utilisationTarget.ts'
export { type BookLeg, bookLegs } from './margin/models/bookLegs.ts'
export { type HedgeOffset, type MarginModels, marginModels } from './margin/models/marginModels.ts'
export {
  type MarginModelResult,
  type MarginScopes,
  marginScopes,
} from './margin/models/marginScopes.ts'
export { scaledToPeriod } from './margin/models/scaledToPeriod.ts'
export {
  type StandardMargin,
  type StandardParts,
  standardMargin,
} from './margin/standard/standardMargin.ts'
export {
  deriveSrm,
  type StandardMarginParameters,
  type StandardMarketParameters,
} from './margin/standard/standardParameters.ts'
export {
  bybitShortOptionRates,
  type ShortOption,
  type ShortOptionRates,
  shortOptionMargin,
} from './margin/venue/shortOptionMargin.ts'
export {
  type SkewMargin,
  type SkewMarginRates,
  type SkewPosition,
  skewFillPrice,
  skewPerpetualMargin,
  skewPositionProfit,
} from './margin/venue/skewPerpetualMargin.ts'
export {
  addRiskArrays,
  futureRiskArray,
  type RiskArray,
  type RiskArrayLeg,
  type SpanCharges,
  scanRisk,
  spanRequirement,
} from './margin/venue/spanRequirement.ts'
export {
  type StressedAsset,
  type StressedPortfolio,
  type StressedValue,
  stressedPortfolioValue,
} from './margin/venue/stressedPortfolioValue.ts'
export {
  type ChargeTier,
  type OkxComponents,
  okxComponentSum,
  okxMaintenance,
  tieredCharge,
} from './margin/venue/tieredCharge.ts'
export {
  type UnifiedHolding,
  type UnifiedMargin,
  unifiedMargin,
  unifiedRatioThresholds,
} from './margin/venue/unifiedMarginRatio.ts'
export { type BindingSubject, compareBinding } from './portfolio/compareBinding.ts'
export type { EconomicHealth, Silo } from './portfolio/economicHealth.ts'
export type { EnforcedAccount, EnforcedHealth } from './portfolio/enforcedHealth.ts'
export { type MarginInUsd, marginInUsd } from './portfolio/marginInUsd.ts'
export type {
  InapplicableModel,
  ModelLine,
  ModelRequirement,
} from './portfolio/modelRequirements.ts'
export { type AssetExposure, type FactorExposure, netExposures } from './portfolio/netExposures.ts'
export type {
  PortfolioAccount,
  PortfolioBlock,
  PortfolioReportParameters,
} from './portfolio/portfolioInputs.ts'
export { type PortfolioReport, portfolioReport } from './portfolio/portfolioReport.ts'
export {
  defaultRiskMeasureSettings,
  type RiskMeasure,
  type RiskMeasureSettings,
  type RiskMeasures,
  riskMeasures,
} from './portfolio/riskMeasures.ts'
export type { Known } from './portfolio/sumKnown.ts'
export { toRiskBook } from './portfolio/toRiskBook.ts'
export { type Black76Parameters, black76Value } from './pricing/black76Value.ts'
export {
  type BlackBatch,
  type BlackBatchResults,
  blackBatch,
  createBlackBatchResults,
} from './pricing/blackBatch.ts'
export {
  type BlackScholesMertonParameters,
  blackScholesMertonValue,
} from './pricing/blackScholesMertonValue.ts'
export { type DigitalParameters, type DigitalPayoff, digitalValue } from './pricing/digitalValue.ts'
export { InvalidPriceError } from './pricing/errors/invalidPriceError.ts'
export { InvalidRateError } from './pricing/errors/invalidRateError.ts'
export { InvalidTimeError } from './pricing/errors/invalidTimeError.ts'
export { InvalidVolatilityError } from './pricing/errors/invalidVolatilityError.ts'
export { LengthMismatchError } from './pricing/errors/lengthMismatchError.ts'
export { NoBarrierWaveError } from './pricing/errors/noBarrierWaveError.ts'
export { NoFundingAnchorError } from './pricing/errors/noFundingAnchorError.ts'
export { PriceOutsideBoundsError } from './pricing/errors/priceOutsideBoundsError.ts'
export { type FundingPaymentParameters, fundingPayment } from './pricing/fundingPayment.ts'
export { type FutureForwardParameters, futureForward } from './pricing/futureForward.ts'
export {
  type GarmanKohlhagenParameters,
  garmanKohlhagenValue,
} from './pricing/garmanKohlhagenValue.ts'
export { type ImpliedVolatilityParameters, impliedVolatility } from './pricing/impliedVolatility.ts'
export { type LinearValueParameters, linearValue } from './pricing/linearValue.ts'
export { type OneTouchParameters, oneTouchValue } from './pricing/oneTouchValue.ts'
export type { OptionType } from './pricing/optionType.ts'
export { type PerpetualAnchorParameters, perpetualAnchor } from './pricing/perpetualAnchor.ts'
export { assertScenarioModel } from './scenario/assertScenarioModel.ts'
export { assertRiskBook } from './scenario/book/assertRiskBook.ts'
export type {
  BookCollateral,
  ExpiryHolding,
  FutureHolding,
  OptionHolding,
  PerpetualHolding,
  RiskBook,
  UnderlyingBook,
} from './scenario/book/riskBook.ts'
export { defaultScenarioModel } from './scenario/defaultScenarioModel.ts'
export type { ContingencyLine } from './scenario/engine/contingencyLines.ts'
export {
  type BookDeltas,
  type DeltaLeg,
  minimumDeltaRisk,
  netDeltas,
} from './scenario/engine/minimumLoss.ts'
export type { ScenarioProfit } from './scenario/engine/scenarioProfit.ts'
export { termMultiplier } from './scenario/engine/shockedVolatility.ts'
export type { UnderlyingRisk } from './scenario/engine/underlyingRisk.ts'
export { assertMarginParameterSet } from './scenario/parameter-sets/assertMarginParameterSet.ts'
export { bybitLike } from './scenario/parameter-sets/bybit.ts'
export { crossmarginOptions } from './scenario/parameter-sets/crossmarginOptions.ts'
export { deribitArchived, deribitLike } from './scenario/parameter-sets/deribit.ts'
export {
  derivePmrm1,
  derivePmrm1BaseHaircut,
  derivePmrm1Portfolios,
} from './scenario/parameter-sets/derivePmrm1.ts'
export { derivePmrm2, derivePmrm2Mainnet } from './scenario/parameter-sets/derivePmrm2.ts'
export type {
  MarginContingencies,
  MarginMinimums,
  MarginParameterSet,
  MarginScenario,
  SkewShock,
  StaticDiscount,
  VolatilityMove,
  VolatilityShock,
} from './scenario/parameter-sets/marginParameterSet.ts'
export { marginParameterSets } from './scenario/parameter-sets/marginParameterSets.ts'
export { okxLike, okxMinimumChargeTiers } from './scenario/parameter-sets/okx.ts'
export { paradex } from './scenario/parameter-sets/paradex.ts'
export { type SpanRanges, span16, span16Scenarios } from './scenario/parameter-sets/span16.ts'
export { timsLike } from './scenario/parameter-sets/tims.ts'
export type { RequirementLine } from './scenario/requirementLines.ts'
export { type RiskDocument, riskDocument } from './scenario/riskDocument.ts'
export {
  type MarginModelLine,
  type MarginSide,
  type ScenarioMargin,
  scenarioMargin,
} from './scenario/scenarioMargin.ts'
export type { ScenarioContingency, ScenarioModel, ScenarioRow } from './scenario/scenarioModel.ts'
export { type ScenarioRequirement, scenarioRequirement } from './scenario/scenarioRequirement.ts'
export {
  type FactorResult,
  type ScenarioResult,
  scenarioResults,
} from './scenario/scenarioResults.ts'
export { erfc } from './special/erfc.ts'
export { InvalidProbabilityError } from './special/invalidProbabilityError.ts'
export { millsRatio } from './special/millsRatio.ts'
export {
  type NelderMeadParameters,
  type NelderMeadResult,
  nelderMead,
} from './special/nelderMead.ts'
export { normalCdf } from './special/normalCdf.ts'
export { normalPdf } from './special/normalPdf.ts'
export { normalQuantile } from './special/normalQuantile.ts'
export { durrlemanG } from './volatility/durrlemanG.ts'
export { CrossedSurfaceError } from './volatility/errors/crossedSurfaceError.ts'
export { InvalidSviError } from './volatility/errors/invalidSviError.ts'
export { TooFewQuotesError } from './volatility/errors/tooFewQuotesError.ts'
export { UnorderedExpiriesError } from './volatility/errors/unorderedExpiriesError.ts'
export { UnrepairableSmileError } from './volatility/errors/unrepairableSmileError.ts'
export { fitSsvi, type SsviFit } from './volatility/fitSsvi.ts'
export { fitSvi, type SviFit } from './volatility/fitSvi.ts'
export { moveStickyDelta, moveStickyStrike } from './volatility/moveSurface.ts'
export { type PostedSvi, postedSviVolatility } from './volatility/postedSviVolatility.ts'
export {
  assertRawSvi,
  type RawSvi,
  sviDerivatives,
  sviMinimum,
  sviTotalVariance,
} from './volatility/rawSvi.ts'
export { freeJumpWings, repairSmile, type SmileRepair } from './volatility/repairSmile.ts'
export {
  repairSurface,
  type SurfaceChange,
  type SurfaceRepair,
} from './volatility/repairSurface.ts'
export { type SmileArbitrage, smileArbitrage } from './volatility/smileArbitrage.ts'
export { isSsviFree, type Ssvi, ssviSmile } from './volatility/ssvi.ts'
export {
  type CalendarCheck,
  type SurfaceArbitrage,
  surfaceArbitrage,
} from './volatility/surfaceArbitrage.ts'
export { fromJumpWings, type SviJumpWings, toJumpWings } from './volatility/sviJumpWings.ts'
export type { QuotedSmile, VolatilityQuote } from './volatility/sviQuotes.ts'
export {
  createVolatilitySurface,
  surfaceForward,
  surfaceTotalVariance,
  surfaceVolatility,
  type VolatilitySlice,
  type VolatilitySurface,
} from './volatility/volatilitySurface.ts'
