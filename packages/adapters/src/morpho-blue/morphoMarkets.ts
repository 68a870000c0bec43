import {
  type BlockRef,
  BPS,
  type MarketSnapshot,
  mulDivDown,
  type OraclePrice,
  RAY,
  type RowReader,
  SECONDS_PER_YEAR,
  WAD,
} from '@crossmargin/core'
import type { Deployment } from '../kit/deployment.ts'
import { accruedMarket } from './assembleMorpho.ts'
import { type MorphoState, toOraclePrice } from './morphoState.ts'
import { type MarketRow, type MorphoTables, toMarketTerms } from './morphoTables.ts'

type Rows = RowReader<MorphoTables>

/** Every market ever created; one that nobody uses is not asked for a price or a rate. */
export function morphoMarkets(
  rows: Rows,
  { deployment, at }: { readonly deployment: Deployment; readonly at: BlockRef },
): readonly MarketSnapshot[] {
  const { venue, chainId, root } = deployment
  return rows.list('market', {}).map((row) => {
    const { loan, collateral, params } = toMarketTerms(row, chainId)
    const { market } = accruedMarket(rows, { row, at })
    const lltvBps = Number(mulDivDown({ a: params.lltv, b: BPS, denominator: WAD }))
    const rateWad = observedOf(rows, row)?.borrow_rate ?? undefined
    const oraclePrice = oraclePriceIn(rows, row, chainId)
    return {
      deployment: { venue, chainId, root },
      marketId: row.market_id,
      label: marketLabel({ collateral, loan }),
      at,
      collateral,
      loan,
      maximumLtvBps: lltvBps,
      liquidationThresholdBps: lltvBps,
      totalSuppliedRaw: market.totalSupplyAssets,
      totalBorrowedRaw: market.totalBorrowAssets,
      ...(rateWad === undefined ? {} : { borrowRatePerYearRay: toYearlyRay(rateWad) }),
      ...(oraclePrice === undefined ? {} : { oraclePrice }),
      // Nobody can pause a market or close it.
      isOpen: true,
    }
  })
}

/** What people call a market: what is pledged in it, and what is borrowed. */
export function marketLabel(market: Pick<MorphoState, 'collateral' | 'loan'>): string {
  return `${market.collateral.symbol} / ${market.loan.symbol}`
}

/** Every price that a used market liquidates by. */
export function morphoOraclePrices(
  rows: Rows,
  { deployment }: { readonly deployment: Deployment },
): readonly OraclePrice[] {
  return rows
    .list('market', {})
    .flatMap((row) => oraclePriceIn(rows, row, deployment.chainId) ?? [])
}

function oraclePriceIn(rows: Rows, row: MarketRow, chainId: number): OraclePrice | undefined {
  const oraclePriceRaw = observedOf(rows, row)?.oracle_price ?? undefined
  return toOraclePrice(toMarketTerms(row, chainId), { marketId: row.market_id, oraclePriceRaw })
}

function observedOf(rows: Rows, row: MarketRow) {
  return rows.get('observed', { market_id: row.market_id })
}

function toYearlyRay(ratePerSecondWad: bigint): bigint {
  return mulDivDown({ a: ratePerSecondWad * SECONDS_PER_YEAR, b: RAY, denominator: WAD })
}
