import {
  type AccountReading,
  type Address,
  type AssetRef,
  type BlockRef,
  type MarginAccountKey,
  type RowReader,
  toAssetId,
} from '@crossmargin/core'
import { accruedIndexes, type BaseTotals, type RateCurve } from './baseInterest.ts'
import {
  type CometAsset,
  type CometMarket,
  type CometPrices,
  type CometState,
  decimalsOf,
} from './cometState.ts'
import type { AssetRow, CometTables, MarketRow } from './cometTables.ts'
import { toReading } from './toReading.ts'

type Rows = RowReader<CometTables>
type Place = {
  readonly deployment: { readonly chainId: number; readonly root: Address }
  readonly at: BlockRef
}

/** Rows to waist: one account, interest accrued to the block. */
export function assembleComet(
  rows: Rows,
  parameters: Place & { readonly key: MarginAccountKey },
): AccountReading<CometState> {
  const { key, at, deployment } = parameters
  const { owner } = key
  const market = marketAt(rows, { deployment, at }) ?? 'unknown'
  const account = rows.get('account', { owner })
  const balancesRaw =
    market === 'unknown'
      ? []
      : market.assets.map(({ token }) => rows.get('collateral', { owner, token })?.balance ?? 0n)
  const principal =
    account === undefined || account.is_known ? (account?.principal ?? 0n) : 'unknown'
  const prices = pricesIn(rows, deployment)
  return toReading({ market, principal, balancesRaw }, { key, at, prices })
}

/** A Comet accrued from its rows to a block; `undefined` where it did not answer, or cannot accrue. */
export function marketAt(rows: Rows, { deployment, at }: Place): CometMarket | undefined {
  const row = rows.get('market', { root: deployment.root })
  if (row === undefined || !row.is_known) return undefined
  const totals = totalsOf(row)
  const curves = curvesOf(row)
  const accrued = accruedIndexes(totals, { atSeconds: at.timestampSeconds, ...curves })
  if (accrued === undefined) return undefined
  const toAsset = (token: Address, scale: bigint): AssetRef => ({
    id: toAssetId({ chainId: deployment.chainId, address: token }),
    symbol: rows.get('token', { token })?.symbol ?? token,
    decimals: decimalsOf(scale),
  })
  return {
    base: toAsset(row.base_token, row.base_scale),
    baseToken: row.base_token,
    baseFeed: row.base_feed,
    baseScale: row.base_scale,
    isUsd: row.is_usd,
    borrowMinRaw: row.borrow_min,
    pauseFlags: row.pause_flags,
    cashRaw: row.cash ?? 'unknown',
    stored: { supply: totals.supply, borrow: totals.borrow },
    accrued,
    assets: assetRows(rows, row).map(
      (it): CometAsset => ({
        asset: toAsset(it.token, it.scale),
        token: it.token,
        feed: it.feed,
        scale: it.scale,
        borrowFactorWad: it.borrow_factor,
        liquidateFactorWad: it.liquidate_factor,
        liquidationFactorWad: it.liquidation_factor,
        supplyCapRaw: it.supply_cap,
        totalRaw: it.total ?? 'unknown',
      }),
    ),
  }
}

/** A Comet's prices as observed. */
export function pricesIn(rows: Rows, { root }: { readonly root: Address }): CometPrices {
  const row = rows.get('market', { root })
  if (row === undefined) return { base: undefined, assets: [] }
  const assets = assetRows(rows, row).map(({ price }) => price ?? undefined)
  return { base: row.base_price ?? undefined, assets }
}

/** What a Comet's row stores of its base asset. */
export function totalsOf(row: MarketRow): BaseTotals {
  return {
    supply: row.supply_index,
    borrow: row.borrow_index,
    totalSupply: row.total_supply,
    totalBorrow: row.total_borrow,
    accruedAtSeconds: row.accrued_at,
  }
}

/** A Comet's two rate curves. */
export function curvesOf(row: MarketRow): {
  readonly supplyCurve: RateCurve
  readonly borrowCurve: RateCurve
} {
  return {
    supplyCurve: {
      base: row.supply_rate_base,
      low: row.supply_rate_low,
      kink: row.supply_rate_kink,
      high: row.supply_rate_high,
    },
    borrowCurve: {
      base: row.borrow_rate_base,
      low: row.borrow_rate_low,
      kink: row.borrow_rate_kink,
      high: row.borrow_rate_high,
    },
  }
}

function assetRows(rows: Rows, market: MarketRow): readonly AssetRow[] {
  return rows.list('asset', {}).filter(({ place }) => place < market.asset_count)
}
