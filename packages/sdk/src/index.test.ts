import { expect, test } from 'vitest'
import * as sdk from './index.ts'

test('behavior: what the package exports is decided here', () => {
  expect(Object.keys(sdk).sort()).toMatchInlineSnapshot(`
    [
      "BaseError",
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
      "getPortfolio",
      "getPortfolioStrict",
      "readPortfolio",
      "readPortfolioStrict",
    ]
  `)
})
