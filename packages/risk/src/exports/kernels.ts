export { valueBlackBatch } from '../kernels/batch/valueBlackBatch.ts'
export {
  createReferenceKernels,
  createWasmKernels,
  type KernelEngine,
  type Kernels,
} from '../kernels/createKernels.ts'
export { InvalidColumnValueError } from '../kernels/errors/invalidColumnValueError.ts'
export { InvalidRankError } from '../kernels/errors/invalidRankError.ts'
export { ProxyBoundExceededError } from '../kernels/errors/proxyBoundExceededError.ts'
export { ProxyToleranceError } from '../kernels/errors/proxyToleranceError.ts'
export {
  createLendingBook,
  type LendingBook,
  type LendingRows,
} from '../kernels/lending/lendingBook.ts'
export { loadKernels } from '../kernels/loadKernels.ts'
export { selectRank, selectTail } from '../kernels/order/selectTail.ts'
export type { ShockRange } from '../kernels/paths/partProxy.ts'
export { type PathTail, proxyTail } from '../kernels/paths/proxyTail.ts'
export {
  type RevaluationBook,
  type RevaluationPortfolio,
  type RevaluationUnderlying,
  revaluationBook,
} from '../kernels/paths/revaluationBook.ts'
export {
  createRevaluationProxy,
  type RevaluationProxy,
  revaluePathsByProxy,
  shockRanges,
} from '../kernels/paths/revaluationProxy.ts'
export { type PathShocks, revaluePaths } from '../kernels/paths/revaluePaths.ts'
export {
  type AccountHoldings,
  accountScenarioValues,
} from '../kernels/scenario/accountScenarioValues.ts'
export { type RiskArrays, riskArrays } from '../kernels/scenario/riskArrays.ts'
export type { ScenarioContracts, ScenarioTable } from '../kernels/scenario/scenarioTable.ts'
export { scenarioTotals } from '../kernels/scenario/scenarioTotals.ts'
