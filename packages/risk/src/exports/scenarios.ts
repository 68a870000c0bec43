export {
  type CollateralHealth,
  collateralHealth,
  isUndercovered,
  type WeightedCollateral,
} from '../margin/lending/collateralHealth.ts'
export { rateToApy } from '../margin/lending/rateToApy.ts'
export {
  accruedIndexRay,
  compoundedInterestRay,
  compoundedRateRay,
  linearInterestRay,
  type RayInterest,
  scaledBalance,
} from '../margin/lending/rayInterest.ts'
export {
  type SharesHealth,
  type SharesPosition,
  sharesHealth,
  sharesLiquidationIncentive,
} from '../margin/lending/sharesPosition.ts'
export {
  borrowToUtilisation,
  repayToUtilisation,
  supplyToUtilisation,
  type UtilisationTarget,
  utilisation,
  withdrawToUtilisation,
} from '../margin/lending/utilisationTarget.ts'
export { type BookLeg, bookLegs } from '../margin/models/bookLegs.ts'
export { type HedgeOffset, type MarginModels, marginModels } from '../margin/models/marginModels.ts'
export {
  type MarginModelResult,
  type MarginScopes,
  marginScopes,
} from '../margin/models/marginScopes.ts'
export { scaledToPeriod } from '../margin/models/scaledToPeriod.ts'
export {
  type StandardMargin,
  type StandardParts,
  standardMargin,
} from '../margin/standard/standardMargin.ts'
export {
  deriveSrm,
  type StandardMarginParameters,
  type StandardMarketParameters,
} from '../margin/standard/standardParameters.ts'
export {
  bybitShortOptionRates,
  type ShortOption,
  type ShortOptionRates,
  shortOptionMargin,
} from '../margin/venue/shortOptionMargin.ts'
export {
  type SkewMargin,
  type SkewMarginRates,
  type SkewPosition,
  skewFillPrice,
  skewPerpetualMargin,
  skewPositionProfit,
} from '../margin/venue/skewPerpetualMargin.ts'
export {
  addRiskArrays,
  futureRiskArray,
  type RiskArray,
  type RiskArrayLeg,
  type SpanCharges,
  scanRisk,
  spanRequirement,
} from '../margin/venue/spanRequirement.ts'
export {
  type StressedAsset,
  type StressedPortfolio,
  type StressedValue,
  stressedPortfolioValue,
} from '../margin/venue/stressedPortfolioValue.ts'
export {
  type ChargeTier,
  type OkxComponents,
  okxComponentSum,
  okxMaintenance,
  tieredCharge,
} from '../margin/venue/tieredCharge.ts'
export {
  type UnifiedHolding,
  type UnifiedMargin,
  unifiedMargin,
  unifiedRatioThresholds,
} from '../margin/venue/unifiedMarginRatio.ts'
export { assertScenarioModel } from '../scenario/assertScenarioModel.ts'
export { assertRiskBook } from '../scenario/book/assertRiskBook.ts'
export type {
  BookCollateral,
  ExpiryHolding,
  FutureHolding,
  OptionHolding,
  PerpetualHolding,
  RiskBook,
  UnderlyingBook,
} from '../scenario/book/riskBook.ts'
export { defaultScenarioModel } from '../scenario/defaultScenarioModel.ts'
export type { ContingencyLine } from '../scenario/engine/contingencyLines.ts'
export {
  type BookDeltas,
  type DeltaLeg,
  minimumDeltaRisk,
  netDeltas,
} from '../scenario/engine/minimumLoss.ts'
export type { ScenarioProfit } from '../scenario/engine/scenarioProfit.ts'
export { termMultiplier } from '../scenario/engine/shockedVolatility.ts'
export type { UnderlyingRisk } from '../scenario/engine/underlyingRisk.ts'
export { assertMarginParameterSet } from '../scenario/parameter-sets/assertMarginParameterSet.ts'
export { bybitLike } from '../scenario/parameter-sets/bybit.ts'
export { crossmarginOptions } from '../scenario/parameter-sets/crossmarginOptions.ts'
export { deribitArchived, deribitLike } from '../scenario/parameter-sets/deribit.ts'
export {
  derivePmrm1,
  derivePmrm1BaseHaircut,
  derivePmrm1Portfolios,
} from '../scenario/parameter-sets/derivePmrm1.ts'
export { derivePmrm2, derivePmrm2Mainnet } from '../scenario/parameter-sets/derivePmrm2.ts'
export type {
  MarginContingencies,
  MarginMinimums,
  MarginParameterSet,
  MarginScenario,
  SkewShock,
  StaticDiscount,
  VolatilityMove,
  VolatilityShock,
} from '../scenario/parameter-sets/marginParameterSet.ts'
export { marginParameterSets } from '../scenario/parameter-sets/marginParameterSets.ts'
export { okxLike, okxMinimumChargeTiers } from '../scenario/parameter-sets/okx.ts'
export { paradex } from '../scenario/parameter-sets/paradex.ts'
export { type SpanRanges, span16, span16Scenarios } from '../scenario/parameter-sets/span16.ts'
export { timsLike } from '../scenario/parameter-sets/tims.ts'
export type { RequirementLine } from '../scenario/requirementLines.ts'
export { type RiskDocument, riskDocument } from '../scenario/riskDocument.ts'
export {
  type MarginModelLine,
  type MarginSide,
  type ScenarioMargin,
  scenarioMargin,
} from '../scenario/scenarioMargin.ts'
export type { ScenarioContingency, ScenarioModel, ScenarioRow } from '../scenario/scenarioModel.ts'
export { type ScenarioRequirement, scenarioRequirement } from '../scenario/scenarioRequirement.ts'
export {
  type FactorResult,
  type ScenarioResult,
  scenarioResults,
} from '../scenario/scenarioResults.ts'
