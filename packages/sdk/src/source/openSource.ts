import { venueAdapters } from '@crossmargin/adapters'
import type { RiskMeasureSettings } from '@crossmargin/risk'
import type { Portfolio } from '../present/portfolio.ts'
import { presentPortfolio } from '../present/presentPortfolio.ts'
import type { OpenChain, ReadableChain } from '../read/readableChain.ts'
import { type ReadPortfolioParameters, readPortfolio } from '../read/readPortfolio.ts'
import { resolveQuestion } from '../read/resolveQuestion.ts'
import type { ClientsSource, ConfigSource } from './portfolioSource.ts'
import { sourceChains } from './sourceChains.ts'

/** What is asked of a source's chains. */
export type OpenSourceParameters = Pick<
  ReadPortfolioParameters,
  'owners' | 'asOf' | 'timeoutMs' | 'signal'
> & { readonly measures?: RiskMeasureSettings }

/** A source made ready: its chains that have deployments, each with a client. */
export type OpenSource = {
  readonly chains: readonly OpenChain[]
  /** @param chains instead of the source's: those known to be silent as failures. */
  read(chains?: readonly ReadableChain[]): Promise<Portfolio>
}

/**
 * Checks what is asked of a source of chains, before any node is.
 *
 * @throws ChainlessClientError, and everything that {@link resolveQuestion} throws.
 */
export function openSource(
  source: ConfigSource | ClientsSource,
  parameters: OpenSourceParameters,
): OpenSource {
  const all = sourceChains(source)
  const { adapters = venueAdapters } = source
  // Against all chains of the source, so that an error lists them and not only those asked.
  const { venues } = resolveQuestion({
    ...source,
    ...parameters,
    chainIds: all.map(({ chainId }) => chainId),
  })
  const asked = new Set(venues.map(({ deployment }) => deployment.chainId))
  const chainNames = new Map(all.map(({ chainId, name }) => [chainId, name]))
  const open = all.filter(({ chainId }) => asked.has(chainId))
  return {
    chains: open,
    read: async (chains = open) => {
      const nowSeconds = Math.floor(Date.now() / 1_000)
      const assessed = await readPortfolio({ ...source, ...parameters, chains, nowSeconds })
      return presentPortfolio(assessed, { adapters, chainNames })
    },
  }
}
