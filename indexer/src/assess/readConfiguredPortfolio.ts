import type { VenueAdapter } from '@crossmargin/adapters'
import { type Address, BaseError } from '@crossmargin/core'
import { type AssessedPortfolio, type ReadableChain, readPortfolio } from '@crossmargin/sdk'
import type { ChainConfig, Config } from '../config/config.ts'
import { connectEndpoints, type FailoverConnection } from '../rpc/failover/connectEndpoints.ts'

/** Whose portfolio, and by which rules. */
export type ReadConfiguredPortfolioParameters = {
  readonly owners: readonly Address[]
  readonly adapters: readonly VenueAdapter[]
  /** Unix seconds by our clock: only to tell a stale chain. */
  readonly nowSeconds: number
  /** Milliseconds from when a chain is connected to; 10,000 by default. */
  readonly timeoutMs?: number
}

/**
 * Reads a portfolio straight from the chains of a configuration, each through all of its nodes that
 * answer: what one refuses, the next is asked.
 *
 * @returns what could be read; a chain none of whose nodes answers is a gap.
 * @throws WrongChainError, RpcUnreachableError where no chain could be connected to at all: of several
 * reasons, one that asking again would not mend.
 */
export async function readConfiguredPortfolio(
  config: Pick<Config, 'chains' | 'deployments' | 'assets' | 'statusThresholds'>,
  parameters: ReadConfiguredPortfolioParameters,
): Promise<AssessedPortfolio> {
  const { deployments, assets, statusThresholds: thresholds } = config
  const connections: FailoverConnection[] = []
  try {
    const chains = await Promise.all(config.chains.map((chain) => openChain(chain, connections)))
    const failures = chains.flatMap((chain) => ('error' in chain ? [chain.error] : []))
    if (failures.length === chains.length) {
      const isPermanent = (error: unknown) => error instanceof BaseError && !error.retryable
      throw failures.find(isPermanent) ?? failures[0]
    }
    return await readPortfolio({ ...parameters, chains, deployments, assets, thresholds })
  } finally {
    await Promise.all(connections.map((connection) => connection.close()))
  }
}

async function openChain(
  chain: ChainConfig,
  connections: FailoverConnection[],
): Promise<ReadableChain> {
  const { id: chainId, name } = chain
  try {
    const connection = await connectEndpoints(chain)
    connections.push(connection)
    return { chainId, name, client: connection.client }
  } catch (error) {
    return { chainId, name, error }
  }
}
