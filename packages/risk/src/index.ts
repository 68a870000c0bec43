export { DuplicateScenarioNameError } from './errors/duplicateScenarioNameError.ts'
export { EmptyScenarioTableError } from './errors/emptyScenarioTableError.ts'
export { InvalidContingencyRateError } from './errors/invalidContingencyRateError.ts'
export { InvalidScenarioWeightError } from './errors/invalidScenarioWeightError.ts'
export { InvalidSpotMoveError } from './errors/invalidSpotMoveError.ts'
export { type BookPrice, type PriceBook, toPriceBook } from './factors/priceBook.ts'
export { reportingFactor } from './factors/reportingFactor.ts'
export {
  type ExposureValuation,
  type UncountedExposure,
  type ValuedExposure,
  type ValueExposuresParameters,
  valueExposures,
} from './factors/valueExposures.ts'
export { type FactorGreeks, linearGreeks } from './greeks/linearGreeks.ts'
export { valueBlackBatch } from './kernels/batch/valueBlackBatch.ts'
export { InvalidColumnValueError } from './kernels/errors/invalidColumnValueError.ts'
export { InvalidRankError } from './kernels/errors/invalidRankError.ts'
export { ProxyBoundExceededError } from './kernels/errors/proxyBoundExceededError.ts'
export { ProxyToleranceError } from './kernels/errors/proxyToleranceError.ts'
export {
  createLendingBook,
  type LendingBook,
  type LendingRows,
} from './kernels/lending/lendingBook.ts'
export {
  createReferenceKernels,
  createWasmKernels,
  type KernelEngine,
  type Kernels,
  loadKernels,
} from './kernels/loadKernels.ts'
export { selectRank, selectTail } from './kernels/order/selectTail.ts'
export type { ShockRange } from './kernels/paths/partProxy.ts'
export { type PathTail, proxyTail } from './kernels/paths/proxyTail.ts'
export {
  type RevaluationBook,
  type RevaluationPortfolio,
  type RevaluationUnderlying,
  revaluationBook,
} from './kernels/paths/revaluationBook.ts'
export {
  createRevaluationProxy,
  type RevaluationProxy,
  revaluePathsByProxy,
  shockRanges,
} from './kernels/paths/revaluationProxy.ts'
export { type PathShocks, revaluePaths } from './kernels/paths/revaluePaths.ts'
export {
  type AccountHoldings,
  accountScenarioValues,
} from './kernels/scenario/accountScenarioValues.ts'
export { type RiskArrays, riskArrays } from './kernels/scenario/riskArrays.ts'
export type { ScenarioContracts, ScenarioTable } from './kernels/scenario/scenarioTable.ts'
export { scenarioTotals } from './kernels/scenario/scenarioTotals.ts'
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
export {
  type BlackBatch,
  type BlackBatchResults,
  blackBatch,
  createBlackBatchResults,
} from './pricing/blackBatch.ts'
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
