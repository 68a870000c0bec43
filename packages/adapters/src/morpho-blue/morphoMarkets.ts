import {
  type BlockRef,
  BPS,
  type MarketSnapshot,
  mulDivDown,
  type OraclePrice,
  RAY,
  type RowOf,
  type RowReader,
  SECONDS_PER_YEAR,
  WAD,
} from '@crossmargin/core'
import type { Deployment } from '../kit/deployment.ts'
import { accruedTotals, toMarketTerms } from './assembleMorpho.ts'
import { toOraclePrice } from './morphoState.ts'
import type { MarketRow, MorphoTables } from './morphoTables.ts'
import { isUsed } from './observeMorpho.ts'

type Rows = RowReader<MorphoTables>

/** Every market ever created; those nobody uses are not asked for a price or a rate. */
export function morphoMarkets(
  rows: Rows,
  { deployment, at }: { readonly deployment: Deployment; readonly at: BlockRef },
): readonly MarketSnapshot[] {
  return rows.list('market', {}).map((market) => toMarketSnapshot(rows, { market, deployment, at }))
}

/** Every price that a used market liquidates by. */
export function morphoOraclePrices(
  rows: Rows,
  { deployment }: { readonly deployment: Deployment },
): readonly OraclePrice[] {
  return rows
    .list('market', {})
    .flatMap((market) => oraclePriceOf(rows, { market, deployment }) ?? [])
}

type OneMarket = { readonly market: MarketRow; readonly deployment: Deployment }

function toMarketSnapshot(
  rows: Rows,
  { market, deployment, at }: OneMarket & { readonly at: BlockRef },
): MarketSnapshot {
  const { venue, chainId, root } = deployment
  const { collateral, loan, params } = toMarketTerms(market, chainId)
  const { totals } = accruedTotals(rows, { market, at })
  const lltvBps = Number(mulDivDown({ a: params.lltv, b: BPS, denominator: WAD }))
  const oraclePrice = oraclePriceOf(rows, { market, deployment })
  const rateWad = observedOf(rows, market)?.borrow_rate_per_second_wad
  return {
    deployment: { venue, chainId, root },
    marketId: market.market_id,
    label: `${collateral.symbol} / ${loan.symbol}`,
    at,
    collateral,
    loan,
    maximumLtvBps: lltvBps,
    liquidationThresholdBps: lltvBps,
    totalSuppliedRaw: totals.supply.assetsRaw,
    totalBorrowedRaw: totals.borrow.assetsRaw,
    ...(typeof rateWad === 'bigint' ? { borrowRatePerYearRay: toYearlyRay(rateWad) } : {}),
    ...(oraclePrice === undefined ? {} : { oraclePrice }),
    // Nobody can pause a market or close it.
    isOpen: true,
  }
}

function oraclePriceOf(rows: Rows, { market, deployment }: OneMarket): OraclePrice | undefined {
  const oraclePriceRaw = observedOf(rows, market)?.oracle_price_raw
  if (typeof oraclePriceRaw !== 'bigint') return undefined
  const terms = toMarketTerms(market, deployment.chainId)
  return toOraclePrice(terms, { marketId: market.market_id, oraclePriceRaw })
}

// A market that everybody has left is no longer asked about: what was last seen of it is not shown.
function observedOf(rows: Rows, market: MarketRow): RowOf<MorphoTables['observed']> | undefined {
  return isUsed(market) ? rows.get('observed', { market_id: market.market_id }) : undefined
}

function toYearlyRay(ratePerSecondWad: bigint): bigint {
  return mulDivDown({ a: ratePerSecondWad * SECONDS_PER_YEAR, b: RAY, denominator: WAD })
}
