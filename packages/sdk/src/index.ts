// The answers of a server, under one name: core has its own Gap, MarginLine and others.
export { BaseError } from '@crossmargin/core'
export type * as Graphql from '@crossmargin/schema'
export {
  type GetMarginAccountsParameters,
  getMarginAccounts,
  type MarginAccounts,
} from './actions/getMarginAccounts.ts'
export { type GetPortfolioParameters, getPortfolio } from './actions/getPortfolio.ts'
export { getPortfolioStrict } from './actions/getPortfolioStrict.ts'
export { type WatchPortfolioParameters, watchPortfolio } from './actions/watchPortfolio.ts'
export { type GraphqlErrorEntry, GraphqlRequestError } from './errors/graphqlRequestError.ts'
export { ServerUnreachableError } from './errors/serverUnreachableError.ts'
export { StreamEndedError } from './errors/streamEndedError.ts'
export { UnexpectedAnswerError } from './errors/unexpectedAnswerError.ts'
export {
  type CreateGraphqlClientParameters,
  createGraphqlClient,
  type GraphqlClient,
  type MarginAccountPage,
  type MarginAccountSummary,
  type MarginAccountsParameters,
} from './graphql/createGraphqlClient.ts'
export type { Fetch } from './graphql/graphqlEndpoint.ts'
export type {
  StreamedPortfolio,
  StreamFailure,
  StreamPortfolioParameters,
} from './graphql/streamPortfolio.ts'
export type {
  Asset,
  Block,
  EconomicHealth,
  Gap,
  Holding,
  Margin,
  MarginAccount,
  MarginLine,
  Portfolio,
  RiskMeasures,
} from './present/portfolio.ts'
export { portfolioCursor } from './present/portfolioCursor.ts'
export { presentAsset } from './present/presentAsset.ts'
export { type PortfolioNames, presentPortfolio } from './present/presentPortfolio.ts'
export {
  getPortfolioQueryOptions,
  type PortfolioQueryOptions,
} from './query/getPortfolioQueryOptions.ts'
export {
  type AssessedPortfolio,
  type AssessedPortfolioParameters,
  assessedPortfolio,
} from './read/assessedPortfolio.ts'
export {
  IncompletePortfolioError,
  type MissingPart,
} from './read/errors/incompletePortfolioError.ts'
export { InvalidTimeoutError } from './read/errors/invalidTimeoutError.ts'
export { MalformedAddressError } from './read/errors/malformedAddressError.ts'
export { NoDeploymentsError } from './read/errors/noDeploymentsError.ts'
export { NoOwnersError } from './read/errors/noOwnersError.ts'
export { RepeatedChainError } from './read/errors/repeatedChainError.ts'
export { TooManyOwnersError } from './read/errors/tooManyOwnersError.ts'
export { UnconfiguredChainError } from './read/errors/unconfiguredChainError.ts'
export { UnknownVenueError } from './read/errors/unknownVenueError.ts'
export type {
  DeploymentRoot,
  FailedChain,
  OpenChain,
  ReadableChain,
} from './read/readableChain.ts'
export { type ReadPortfolioParameters, readPortfolio } from './read/readPortfolio.ts'
export { readPortfolioStrict } from './read/readPortfolioStrict.ts'
export { ChainlessClientError } from './source/chainlessClientError.ts'
export type {
  AsOf,
  ChainsConfig,
  ClientsSource,
  ConfigSource,
  PortfolioSource,
  ReadingSettings,
  ServerSource,
} from './source/portfolioSource.ts'
export type { PortfolioUpdate, WatchFailure } from './watch/portfolioUpdate.ts'
