import {
  type AssetRef,
  type DeploymentKey,
  type MarketSnapshot,
  type OraclePrice,
  toFloat,
} from '@crossmargin/core'
import type { Block, Price, QueryPricesArgs } from '@crossmargin/schema'
import { presentAsset } from '@crossmargin/sdk'
import type { ApiContext } from '../apiContext.ts'
import { presentBlock } from '../present/presentBlock.ts'

/** Answers `prices`: every price a venue liquidates by, at its chain's head. */
export function prices(context: ApiContext, { chainIds }: QueryPricesArgs): Price[] {
  const { store, adapters, statuses } = context
  return store.read(() =>
    store.listDeployments().flatMap((deployment): Price[] => {
      const adapter = adapters.get(deployment.venue)
      const checkpoint = store.loadCheckpoint(deployment.chainId)
      const isWanted = chainIds?.includes(deployment.chainId) ?? true
      if (adapter === undefined || checkpoint === undefined || !isWanted) return []
      const block = presentBlock(checkpoint.head, { checkpoint, statuses })
      const rows = store.rows(deployment)
      const assets = assetsOf(adapter.markets(rows, { deployment, at: checkpoint.head }))
      return adapter
        .oraclePrices(rows, { deployment })
        .map((price) => presentPrice(price, { deployment, block, assets }))
    }),
  )
}

/** One oracle price as the API shows it. */
export function presentPrice(
  price: OraclePrice,
  context: {
    readonly deployment: DeploymentKey
    readonly block: Block
    readonly assets: ReadonlyMap<string, AssetRef>
  },
): Price {
  const { deployment, block, assets } = context
  const unnamed: AssetRef = { id: price.base, symbol: price.base, decimals: 'unknown' }
  return {
    venue: deployment.venue,
    chainId: deployment.chainId,
    block,
    key: price.key,
    base: presentAsset(assets.get(price.base) ?? unnamed),
    quote: price.quote,
    source: price.source,
    valueRaw: String(price.valueRaw),
    decimals: price.decimals,
    value: toFloat({ raw: price.valueRaw, decimals: price.decimals }),
  }
}

/** The assets that markets name, by id. */
export function assetsOf(markets: readonly MarketSnapshot[]): ReadonlyMap<string, AssetRef> {
  const assets = markets.flatMap(({ collateral, loan }) => [collateral, loan])
  return new Map(assets.map((asset) => [asset.id, asset]))
}
