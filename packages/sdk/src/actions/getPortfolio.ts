import type { Client } from 'viem'
import type { AssessedPortfolio } from '../read/assessedPortfolio.ts'
import { type ReadPortfolioParameters, readPortfolio } from '../read/readPortfolio.ts'
import { resolveQuestion } from '../read/resolveQuestion.ts'

/**
 * What is needed of a `Config` of `@wagmi/core`, which is one: its chains, and a client of each.
 *
 * Written out, so that nobody has to install wagmi for these types.
 */
export type ChainsConfig = {
  readonly chains: readonly { readonly id: number; readonly name: string }[]
  getClient(parameters: { readonly chainId: number }): Client
}

export type GetPortfolioParameters = Omit<ReadPortfolioParameters, 'chains' | 'nowSeconds'>

/**
 * Gets a portfolio straight from the chains of a wagmi config: no index and no server.
 *
 * @param config of `createConfig`; only the chains that deployments are on are asked.
 * @returns both healths, and the accounts by id; see {@link readPortfolio}. What failed is in `gaps`.
 * @throws everything that {@link readPortfolio} throws; UnconfiguredChainError for a deployment on a
 * chain that the config lacks.
 * @example
 * const portfolio = await getPortfolio(config, { owners: ['0x…'] })
 * portfolio.enforced.accounts[0]?.healthFactor // of what breaks first
 * portfolio.economic.healthRatio // of the whole book, under the model
 */
export async function getPortfolio(
  config: ChainsConfig,
  parameters: GetPortfolioParameters,
): Promise<AssessedPortfolio> {
  const chainIds = config.chains.map(({ id }) => id)
  // Against all chains of the config, so that the error lists them and not only those asked.
  const { venues } = resolveQuestion({ ...parameters, chainIds })
  const asked = new Set(venues.map(({ deployment }) => deployment.chainId))
  const chains = config.chains
    .filter(({ id }) => asked.has(id))
    .map(({ id, name }) => ({ chainId: id, name, client: config.getClient({ chainId: id }) }))
  return readPortfolio({ ...parameters, chains, nowSeconds: Math.floor(Date.now() / 1_000) })
}
