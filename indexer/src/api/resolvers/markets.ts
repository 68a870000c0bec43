import { toFloat } from '@crossmargin/core'
import type { Market, QueryMarketsArgs } from '@crossmargin/schema'
import { presentAsset } from '@crossmargin/sdk'
import type { ApiContext } from '../apiContext.ts'
import { presentBlock } from '../present/presentBlock.ts'
import { assetsOf, presentPrice } from './prices.ts'

/** Answers `markets`: every market of every indexed deployment, at its chain's head. */
export function markets(context: ApiContext, { where }: QueryMarketsArgs): Market[] {
  const { store, adapters, statuses } = context
  const { chainIds, venues } = where ?? {}
  return store.read(() =>
    store.listDeployments().flatMap((deployment): Market[] => {
      const { venue, chainId, root } = deployment
      const adapter = adapters.get(venue)
      const checkpoint = store.loadCheckpoint(chainId)
      const isWanted = (chainIds?.includes(chainId) ?? true) && (venues?.includes(venue) ?? true)
      if (adapter === undefined || checkpoint === undefined || !isWanted) return []
      const at = checkpoint.head
      const block = presentBlock(at, { checkpoint, statuses })
      const found = adapter.markets(store.rows(deployment), { deployment, at })
      const assets = assetsOf(found)
      return found.map((market) => ({
        id: `${venue}:${chainId}:${root}:${market.marketId}`,
        venue,
        chainId,
        label: market.label,
        block,
        collateral: presentAsset(market.collateral),
        loan: presentAsset(market.loan),
        maximumLtvBps: market.maximumLtvBps,
        liquidationThresholdBps: market.liquidationThresholdBps,
        totalSuppliedRaw: String(market.totalSuppliedRaw),
        totalBorrowedRaw: String(market.totalBorrowedRaw),
        utilization: utilization(market),
        borrowRatePerYear:
          market.borrowRatePerYearRay === undefined
            ? null
            : toFloat({ raw: market.borrowRatePerYearRay, decimals: 27 }),
        oraclePrice: market.oraclePrice
          ? presentPrice(market.oraclePrice, { deployment, block, assets })
          : null,
        isOpen: market.isOpen,
      }))
    }),
  )
}

function utilization(market: {
  readonly totalSuppliedRaw: bigint
  readonly totalBorrowedRaw: bigint
}): number | null {
  if (market.totalSuppliedRaw === 0n) return null
  return Number(market.totalBorrowedRaw) / Number(market.totalSuppliedRaw)
}
