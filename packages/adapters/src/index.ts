export type { AaveState } from './aave-v3/aaveState.ts'
export { aaveV3 } from './aave-v3/aaveV3.ts'
export { AaveViewError } from './aave-v3/aaveViewError.ts'
export type { CometState } from './compound-v3/cometState.ts'
export { compoundV3 } from './compound-v3/compoundV3.ts'
export { type AssessedAccount, assessAccount } from './kit/assess/assessAccount.ts'
export { type AssessmentAttempt, attemptAssessment } from './kit/assess/attemptAssessment.ts'
export { oracleMarketPrices, type PricesAtBlock } from './kit/assess/oracleMarketPrices.ts'
export {
  type CallViewsParameters,
  callViews,
  callViewsInOrder,
  multicall3Address,
} from './kit/callViews.ts'
export type { ChainLog } from './kit/chainLog.ts'
export type { Deployment } from './kit/deployment.ts'
export { createEventDecoder, type EventDecoder } from './kit/events/createEventDecoder.ts'
export { knownAssets } from './kit/generated/knownAssets.ts'
export type { KnownDeployment } from './kit/knownDeployment.ts'
export { knownDeployments } from './kit/knownDeployments.ts'
export {
  type BlockHeader,
  getHeader,
  type HeaderSelector,
  toQuantity,
} from './kit/rpc/getHeader.ts'
export { MalformedAnswerError } from './kit/rpc/malformedAnswerError.ts'
export { parseQuantity } from './kit/rpc/parseQuantity.ts'
export { redactSecrets, redactUrl } from './kit/rpc/redactUrl.ts'
export { rpcFailure } from './kit/rpc/rpcFailure.ts'
export type {
  ApplyContext,
  SharedSeed,
  VenueAdapter,
  VenueIndex,
  VenueWatch,
} from './kit/venueAdapter.ts'
export { decodeView, encodeView, type View, type ViewResult, type ViewResults } from './kit/view.ts'
export { morphoBlue } from './morpho-blue/morphoBlue.ts'
export type { MorphoState } from './morpho-blue/morphoState.ts'
export type { MorphoTables } from './morpho-blue/morphoTables.ts'
export { venueAdapters } from './venueAdapters.ts'
