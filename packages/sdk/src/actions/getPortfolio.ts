import type { Address } from '@crossmargin/core'
import { askPortfolio } from '../graphql/askPortfolio.ts'
import type { Portfolio } from '../present/portfolio.ts'
import { resolveOwners, resolveTimeout } from '../read/resolveQuestion.ts'
import { openSource } from '../source/openSource.ts'
import type { AsOf, PortfolioSource } from '../source/portfolioSource.ts'

export type GetPortfolioParameters = {
  /** 1 to 100 addresses, in any case. */
  readonly owners: readonly Address[]
  /** The heads by default. A node needs the state of the block; a server, to retain it. */
  readonly asOf?: AsOf
  /** Milliseconds within which there is an answer; 10,000 by default. */
  readonly timeoutMs?: number
  /** Ends the asking; what it is aborted with is thrown. */
  readonly signal?: AbortSignal
}

/**
 * Gets the portfolio of some owners: enforced and economic health, side by side.
 *
 * From the chains of a wagmi config or of viem clients, straight from the contracts; or from a server.
 * At the same blocks both give the same answer, digit for digit.
 *
 * @param source `{ config }`, `{ clients }` or `{ url }`.
 * @returns both healths. A chain or venue that failed, or was silent for `timeoutMs`, is in `gaps`.
 * @throws NoOwnersError, TooManyOwnersError, MalformedAddressError, InvalidTimeoutError: before anything
 * is asked. Of chains also NoDeploymentsError, UnconfiguredChainError, UnknownVenueError,
 * RepeatedChainError, ChainlessClientError; of a server ServerUnreachableError, GraphqlRequestError,
 * UnexpectedAnswerError.
 * @example
 * const portfolio = await getPortfolio({ config }, { owners: ['0x…'] })
 * portfolio.enforced.accounts[0]?.healthFactor // of what breaks first
 * portfolio.economic.healthRatio // of the whole book, under the model
 */
export async function getPortfolio(
  source: PortfolioSource,
  parameters: GetPortfolioParameters,
): Promise<Portfolio> {
  if (!('url' in source)) return openSource(source, parameters).read()
  const owners = resolveOwners(parameters.owners)
  const timeoutMs = resolveTimeout(parameters.timeoutMs)
  return askPortfolio(source, { ...parameters, owners, timeoutMs })
}
