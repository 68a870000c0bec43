// The answers of a server, under one name: core has its own Gap, MarginLine and others.
export { BaseError } from '@crossmargin/core'
export type * as Graphql from '@crossmargin/schema'
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
  PortfolioUpdate,
  StreamFailure,
  WatchPortfolioParameters,
} from './graphql/watchPortfolio.ts'
