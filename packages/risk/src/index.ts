export { christoffersenCoverage, christoffersenIndependence } from './backtest/christoffersen.ts'
export {
  countFailures,
  type ExceptionCounts,
  exceptionCounts,
  type Transitions,
} from './backtest/exceptionCounts.ts'
export { type FailureParameters, kupiecFirstFailure, kupiecProportion } from './backtest/kupiec.ts'
export type { LikelihoodRatio } from './backtest/likelihoodRatio.ts'
export {
  type ShortfallBacktest,
  type ShortfallBacktestParameters,
  type ShortfallDistribution,
  shortfallBacktest,
} from './backtest/shortfallBacktest.ts'
export {
  type DurationParameters,
  timeBetweenFailures,
  timeBetweenFailuresIndependence,
} from './backtest/timeBetweenFailures.ts'
export {
  type BinomialTest,
  binomialTest,
  type TrafficLight,
  trafficLight,
} from './backtest/trafficLight.ts'
export { type BinomialParameters, binomialCdf, exactBinomialTest } from './distribution/binomial.ts'
export {
  type ChiSquareParameters,
  chiSquareCdf,
  chiSquareSurvival,
} from './distribution/chiSquare.ts'
export { studentCdf, studentDensity, studentQuantile } from './distribution/studentT.ts'
export { DuplicateScenarioNameError } from './errors/duplicateScenarioNameError.ts'
export { EmptyScenarioTableError } from './errors/emptyScenarioTableError.ts'
export { InvalidContingencyRateError } from './errors/invalidContingencyRateError.ts'
export { InvalidScenarioWeightError } from './errors/invalidScenarioWeightError.ts'
export { InvalidSpotMoveError } from './errors/invalidSpotMoveError.ts'
export { DegenerateSampleError } from './errors/statistics/degenerateSampleError.ts'
export { EmptyHistoryError } from './errors/statistics/emptyHistoryError.ts'
export { InvalidConfidenceError } from './errors/statistics/invalidConfidenceError.ts'
export { InvalidMatrixError } from './errors/statistics/invalidMatrixError.ts'
export { MismatchedLengthsError } from './errors/statistics/mismatchedLengthsError.ts'
export { NoConvergenceError } from './errors/statistics/noConvergenceError.ts'
export { NonFiniteValueError } from './errors/statistics/nonFiniteValueError.ts'
export { NotPositiveSemidefiniteError } from './errors/statistics/notPositiveSemidefiniteError.ts'
export { ParameterOutOfRangeError } from './errors/statistics/parameterOutOfRangeError.ts'
export { QuantileOutOfSampleError } from './errors/statistics/quantileOutOfSampleError.ts'
export {
  type CorrelationParts,
  correlationOf,
  covarianceOf,
} from './factors/correlation/correlationOf.ts'
export { hypersphereRepair, lowerDiagonalRepair } from './factors/correlation/hypersphereRepair.ts'
export {
  type NearestCorrelationOptions,
  nearestCorrelation,
} from './factors/correlation/nearestCorrelation.ts'
export {
  type RepairedMatrix,
  type RepairMethod,
  type RepairOptions,
  repairCorrelation,
} from './factors/correlation/repairCorrelation.ts'
export { spectralRepair } from './factors/correlation/spectralRepair.ts'
export { type BookPrice, type PriceBook, toPriceBook } from './factors/priceBook.ts'
export { reportingFactor } from './factors/reportingFactor.ts'
export { type EwmaState, startEwma, updateEwma } from './factors/statistics/ewmaCovariance.ts'
export { fitStudent, type StudentFit } from './factors/statistics/fitStudent.ts'
export { ledoitWolf, type ShrunkCovariance } from './factors/statistics/ledoitWolf.ts'
export { logReturns, simpleReturns } from './factors/statistics/priceReturns.ts'
export {
  type ExposureValuation,
  type UncountedExposure,
  type ValuedExposure,
  type ValueExposuresParameters,
  valueExposures,
} from './factors/valueExposures.ts'
export { type FitGarchOptions, fitGarch, type GarchFit } from './forecast/fitGarch.ts'
export {
  type GarchParameters,
  garchForecast,
  garchVariances,
  type Presample,
  persistence,
} from './forecast/garchRecursion.ts'
export type { GarchStandardErrors, ParameterErrors } from './forecast/garchStandardErrors.ts'
export { type FactorGreeks, linearGreeks } from './greeks/linearGreeks.ts'
export { cholesky } from './matrix/cholesky.ts'
export { type Matrix, toMatrix, toRows } from './matrix/matrix.ts'
export { type SymmetricEigen, symmetricEigen } from './matrix/symmetricEigen.ts'
export { type BindingSubject, compareBinding } from './portfolio/compareBinding.ts'
export type { EconomicHealth, Silo } from './portfolio/economicHealth.ts'
export type { EnforcedAccount, EnforcedHealth } from './portfolio/enforcedHealth.ts'
export { type MarginInUsd, marginInUsd } from './portfolio/marginInUsd.ts'
export { type AssetExposure, type FactorExposure, netExposures } from './portfolio/netExposures.ts'
export type {
  PortfolioAccount,
  PortfolioBlock,
  PortfolioReportParameters,
} from './portfolio/portfolioInputs.ts'
export { type PortfolioReport, portfolioReport } from './portfolio/portfolioReport.ts'
export type { Known } from './portfolio/sumKnown.ts'
export { createGenerator, type RandomGenerator } from './random/createGenerator.ts'
export { gammaVariate } from './random/gammaVariate.ts'
export { type QuantileOptions, quantile } from './sample/quantile.ts'
export type { QuantileConvention } from './sample/quantilePosition.ts'
export { quickselect } from './sample/quickselect.ts'
export { sampleCovariance } from './sample/sampleCovariance.ts'
export { type Denominator, type SampleMoments, sampleMoments } from './sample/sampleMoments.ts'
export { assertScenarioModel } from './scenario/assertScenarioModel.ts'
export { defaultScenarioModel } from './scenario/defaultScenarioModel.ts'
export type { RequirementLine } from './scenario/requirementLines.ts'
export type { ScenarioContingency, ScenarioModel, ScenarioRow } from './scenario/scenarioModel.ts'
export { type ScenarioRequirement, scenarioRequirement } from './scenario/scenarioRequirement.ts'
export {
  type FactorResult,
  type ScenarioResult,
  scenarioResults,
} from './scenario/scenarioResults.ts'
export {
  type ComponentRisk,
  componentHistoricalVar,
  componentShortfall,
} from './shortfall/componentShortfall.ts'
export { deltaNormalShortfall } from './shortfall/deltaNormalShortfall.ts'
export { gaussianShortfall } from './shortfall/gaussianShortfall.ts'
export {
  historicalShortfall,
  meanBeyondVar,
  shortfallScenarios,
  type TailScenario,
} from './shortfall/historicalShortfall.ts'
export {
  baselLiquidityHorizonsDays,
  type LiquidityHorizonParameters,
  liquidityHorizonShortfall,
} from './shortfall/liquidityHorizonShortfall.ts'
export { modifiedShortfall } from './shortfall/modifiedShortfall.ts'
export {
  type StudentParameters,
  studentShortfall,
  studentVar,
} from './shortfall/studentShortfall.ts'
export { type CornishFisherParameters, cornishFisherQuantile } from './var/cornishFisherQuantile.ts'
export {
  type DeltaGammaMoments,
  type DeltaGammaParameters,
  deltaGammaMoments,
} from './var/deltaGammaMoments.ts'
export {
  type DeltaGammaVarParameters,
  deltaGammaCornishFisherVar,
  deltaGammaNormalVar,
} from './var/deltaGammaVar.ts'
export {
  type AllocatedRisk,
  type DeltaNormalParameters,
  deltaNormalVar,
} from './var/deltaNormalVar.ts'
export { type GaussianParameters, gaussianVar } from './var/gaussianVar.ts'
export { type HistoricalParameters, historicalVar } from './var/historicalVar.ts'
export { type ModifiedParameters, modifiedVar } from './var/modifiedVar.ts'
