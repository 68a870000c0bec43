import type { MarginAccountKey } from '@crossmargin/core'
import type { ApiContext } from './apiContext.ts'

/**
 * Names margin accounts as people do: by their isolated market where they have one, else by venue.
 *
 * @param blocks the blocks of the answer: a market is named as it stood then.
 */
export function accountLabels(
  { store, adapters }: Pick<ApiContext, 'store' | 'adapters'>,
  blocks: readonly { readonly chainId: number; readonly number: number }[],
): (key: MarginAccountKey) => string {
  const labels = new Map<string, string>()
  for (const deployment of store.listDeployments()) {
    const adapter = adapters.get(deployment.venue)
    const block = blocks.find(({ chainId }) => chainId === deployment.chainId)
    const at = block && store.loadBlockAtOrBefore({ chainId: block.chainId, number: block.number })
    if (adapter === undefined || at === undefined) continue
    const rows = store.rows(deployment, at.number)
    for (const { marketId, label } of adapter.markets(rows, { deployment, at }))
      labels.set(nameOf(deployment, marketId), label)
  }
  return (key) =>
    labels.get(nameOf(key, key.sub ?? '')) ?? adapters.get(key.venue)?.label ?? key.venue
}

function nameOf(
  { venue, chainId, root }: Pick<MarginAccountKey, 'venue' | 'chainId' | 'root'>,
  market: string,
): string {
  return `${venue}:${chainId}:${root}:${market}`
}
