import type { OpenChain } from '../read/readableChain.ts'
import { ChainlessClientError } from './chainlessClientError.ts'
import type { ClientsSource, ConfigSource } from './portfolioSource.ts'

/**
 * Lists the chains that a source can reach.
 *
 * @throws ChainlessClientError for a client that does not say which chain it is of.
 */
export function sourceChains(source: ConfigSource | ClientsSource): readonly OpenChain[] {
  if ('config' in source) {
    const { config } = source
    return config.chains.map(({ id, name }) => ({
      chainId: id,
      name,
      client: config.getClient({ chainId: id } as never),
    }))
  }
  return source.clients.map((client, index) => {
    if (client.chain === undefined) throw new ChainlessClientError({ index })
    return { chainId: client.chain.id, name: client.chain.name, client }
  })
}
