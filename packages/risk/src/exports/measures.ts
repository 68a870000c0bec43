export { type BacktestParameters, backtest, type ModelBacktest } from '../backtest/backtest.ts'
export { christoffersenCoverage, christoffersenIndependence } from '../backtest/christoffersen.ts'
export {
  countFailures,
  type ExceptionCounts,
  exceptionCounts,
  type Transitions,
} from '../backtest/exceptionCounts.ts'
export { type FailureParameters, kupiecFirstFailure, kupiecProportion } from '../backtest/kupiec.ts'
export type { LikelihoodRatio } from '../backtest/likelihoodRatio.ts'
export {
  createEwmaModel,
  createFilteredModel,
  createGarchModel,
  createGaussianModel,
  createHistoricalModel,
  createModifiedModel,
  type RiskForecast,
  type RiskModel,
  type RiskModelQuestion,
} from '../backtest/riskModels.ts'
export {
  type ShortfallBacktest,
  type ShortfallBacktestParameters,
  type ShortfallDistribution,
  shortfallBacktest,
} from '../backtest/shortfallBacktest.ts'
export {
  type DurationParameters,
  timeBetweenFailures,
  timeBetweenFailuresIndependence,
} from '../backtest/timeBetweenFailures.ts'
export {
  type BinomialTest,
  binomialTest,
  type TrafficLight,
  trafficLight,
} from '../backtest/trafficLight.ts'
export {
  type BinomialParameters,
  binomialCdf,
  exactBinomialTest,
} from '../distribution/binomial.ts'
export {
  type ChiSquareParameters,
  chiSquareCdf,
  chiSquareSurvival,
} from '../distribution/chiSquare.ts'
export { studentCdf, studentDensity, studentQuantile } from '../distribution/studentT.ts'
export { DegenerateSampleError } from '../errors/statistics/degenerateSampleError.ts'
export { EmptyHistoryError } from '../errors/statistics/emptyHistoryError.ts'
export { InvalidConfidenceError } from '../errors/statistics/invalidConfidenceError.ts'
export { InvalidMatrixError } from '../errors/statistics/invalidMatrixError.ts'
export { MismatchedLengthsError } from '../errors/statistics/mismatchedLengthsError.ts'
export { NoConvergenceError } from '../errors/statistics/noConvergenceError.ts'
export { NonFiniteValueError } from '../errors/statistics/nonFiniteValueError.ts'
export { NotPositiveSemidefiniteError } from '../errors/statistics/notPositiveSemidefiniteError.ts'
export { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
export { QuantileOutOfSampleError } from '../errors/statistics/quantileOutOfSampleError.ts'
export {
  type CorrelationParts,
  correlationOf,
  covarianceOf,
} from '../factors/correlation/correlationOf.ts'
export { hypersphereRepair, lowerDiagonalRepair } from '../factors/correlation/hypersphereRepair.ts'
export {
  type NearestCorrelationOptions,
  nearestCorrelation,
} from '../factors/correlation/nearestCorrelation.ts'
export {
  type RepairedMatrix,
  type RepairMethod,
  type RepairOptions,
  repairCorrelation,
} from '../factors/correlation/repairCorrelation.ts'
export { spectralRepair } from '../factors/correlation/spectralRepair.ts'
export { type EwmaState, startEwma, updateEwma } from '../factors/statistics/ewmaCovariance.ts'
export { fitStudent, type StudentFit } from '../factors/statistics/fitStudent.ts'
export { ledoitWolf, type ShrunkCovariance } from '../factors/statistics/ledoitWolf.ts'
export { logReturns, simpleReturns } from '../factors/statistics/priceReturns.ts'
export {
  type BufferedMargin,
  bufferedMargin,
  flooredMargin,
  stressWeightedMargin,
} from '../forecast/antiProcyclicality.ts'
export { createEwmaForecaster, createGarchForecaster } from '../forecast/baselineForecasters.ts'
export { type FitGarchOptions, fitGarch, type GarchFit } from '../forecast/fitGarch.ts'
export {
  fitRegimes,
  hamiltonFilter,
  type RegimeFit,
  type RegimeParameters,
} from '../forecast/fitRegimes.ts'
export {
  type GarchParameters,
  garchForecast,
  garchVariances,
  type Presample,
  persistence,
} from '../forecast/garchRecursion.ts'
export type { GarchStandardErrors, ParameterErrors } from '../forecast/garchStandardErrors.ts'
export { createHarForecaster, type HarWindows } from '../forecast/harForecaster.ts'
export {
  type LiquidityCrunchForecast,
  type LiquidityCrunchParameters,
  liquidityCrunch,
} from '../forecast/liquidityCrunch.ts'
export { type PredictiveAddOnParameters, predictiveAddOn } from '../forecast/predictiveAddOn.ts'
export { qlike } from '../forecast/qlike.ts'
export { createRidgeForecaster } from '../forecast/ridgeForecaster.ts'
export {
  type ForecastCandidate,
  type ForecastScore,
  type ForecastSelection,
  type SelectForecastParameters,
  selectForecast,
} from '../forecast/selectForecast.ts'
export type { VolatilityForecaster, VolatilityHistory } from '../forecast/volatilityForecaster.ts'
export {
  type BridgeRisk,
  type ChainHaircutParameters,
  chainHaircut,
} from '../haircut/chainHaircut.ts'
export {
  type CollateralClass,
  type CollateralTier,
  defaultCollateralClasses,
  tieredHaircut,
} from '../haircut/collateralTiers.ts'
export {
  type CombinedHaircut,
  combineHaircuts,
  type HaircutLine,
} from '../haircut/combineHaircuts.ts'
export {
  type DepegHaircutParameters,
  depegHaircut,
  type PegPrice,
} from '../haircut/depegHaircut.ts'
export {
  concentrationHaircut,
  type DepthCurve,
  liquidityHaircut,
} from '../haircut/liquidityHaircut.ts'
export { type OracleHaircutParameters, oracleHaircut } from '../haircut/oracleHaircut.ts'
export {
  kurtosisHaircut,
  type VolatilityHaircutParameters,
  volatilityHaircut,
} from '../haircut/volatilityHaircut.ts'
export { cholesky } from '../matrix/cholesky.ts'
export { type Matrix, toMatrix, toRows } from '../matrix/matrix.ts'
export { type SymmetricEigen, symmetricEigen } from '../matrix/symmetricEigen.ts'
export { createGenerator, type RandomGenerator } from '../random/createGenerator.ts'
export { gammaVariate } from '../random/gammaVariate.ts'
export { type QuantileOptions, quantile } from '../sample/quantile.ts'
export type { QuantileConvention } from '../sample/quantilePosition.ts'
export { quickselect } from '../sample/quickselect.ts'
export { sampleCovariance } from '../sample/sampleCovariance.ts'
export { type Denominator, type SampleMoments, sampleMoments } from '../sample/sampleMoments.ts'
export {
  type ComponentRisk,
  componentHistoricalVar,
  componentShortfall,
} from '../shortfall/componentShortfall.ts'
export { deltaNormalShortfall } from '../shortfall/deltaNormalShortfall.ts'
export { gaussianShortfall } from '../shortfall/gaussianShortfall.ts'
export {
  historicalShortfall,
  meanBeyondVar,
  shortfallScenarios,
  type TailScenario,
} from '../shortfall/historicalShortfall.ts'
export {
  baselLiquidityHorizonsDays,
  type LiquidityHorizonParameters,
  liquidityHorizonShortfall,
} from '../shortfall/liquidityHorizonShortfall.ts'
export { modifiedShortfall } from '../shortfall/modifiedShortfall.ts'
export {
  type StudentParameters,
  studentShortfall,
  studentVar,
} from '../shortfall/studentShortfall.ts'
export { type Copula, type CopulaParameters, copulaMoves, type Margin } from '../var/copulaMoves.ts'
export {
  type CornishFisherParameters,
  cornishFisherQuantile,
} from '../var/cornishFisherQuantile.ts'
export {
  type DeltaGammaMoments,
  type DeltaGammaParameters,
  deltaGammaMoments,
} from '../var/deltaGammaMoments.ts'
export {
  type DeltaGammaVarParameters,
  deltaGammaCornishFisherVar,
  deltaGammaNormalVar,
} from '../var/deltaGammaVar.ts'
export {
  type AllocatedRisk,
  type DeltaNormalParameters,
  deltaNormalVar,
} from '../var/deltaNormalVar.ts'
export { type FilteredReturnsParameters, filteredReturns } from '../var/filteredReturns.ts'
export { type GaussianParameters, gaussianVar } from '../var/gaussianVar.ts'
export { type HistoricalParameters, historicalVar } from '../var/historicalVar.ts'
export { type ModifiedParameters, modifiedVar } from '../var/modifiedVar.ts'
export {
  type MonteCarloParameters,
  type MonteCarloRisk,
  type MoveBatch,
  monteCarloRisk,
  type Revaluation,
} from '../var/monteCarloRisk.ts'
