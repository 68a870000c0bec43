import { expect, test } from 'vitest'
import * as sdk from './index.ts'

test('behavior: what the package exports is decided here', () => {
  expect(Object.keys(sdk).sort()).toMatchInlineSnapshot(`
    [
      "BaseError",
      "ChainlessClientError",
      "GraphqlRequestError",
      "IncompletePortfolioError",
      "InvalidTimeoutError",
      "MalformedAddressError",
      "NoDeploymentsError",
      "NoOwnersError",
      "RepeatedChainError",
      "ServerUnreachableError",
      "StreamEndedError",
      "TooManyOwnersError",
      "UnconfiguredChainError",
      "UnexpectedAnswerError",
      "UnknownVenueError",
      "assessedPortfolio",
      "createGraphqlClient",
      "getMarginAccounts",
      "getPortfolio",
      "getPortfolioQueryOptions",
      "getPortfolioStrict",
      "portfolioCursor",
      "presentAsset",
      "presentPortfolio",
      "readPortfolio",
      "readPortfolioStrict",
      "watchPortfolio",
    ]
  `)
})
