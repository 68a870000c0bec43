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
export * from './exports/kernels.ts'
export * from './exports/measures.ts'
export * from './exports/options.ts'
export * from './exports/scenarios.ts'
export { type BookPrice, type PriceBook, toPriceBook } from './factors/priceBook.ts'
export { reportingFactor } from './factors/reportingFactor.ts'
export {
  type ExposureValuation,
  type UncountedExposure,
  type ValuedExposure,
  type ValueExposuresParameters,
  valueExposures,
} from './factors/valueExposures.ts'
export { ConventionMismatchError } from './greeks/conventionMismatchError.ts'
export { DeltaOutOfRangeError } from './greeks/deltaOutOfRangeError.ts'
export { type FactorGreeks, linearGreeks } from './greeks/linearGreeks.ts'
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
