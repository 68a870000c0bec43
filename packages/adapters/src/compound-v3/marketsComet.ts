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
import { curvesOf, marketAt, pricesIn, totalsOf } from './assembleComet.ts'
import { presentValueRaw, rateAt, utilizationWad } from './baseInterest.ts'
import { toOraclePrices } from './cometState.ts'
import type { CometTables } from './cometTables.ts'
import { isPaused } from './pauses.ts'

type Rows = RowReader<CometTables>

/** Every collateral asset of a Comet against its base asset; all share what is lent and owed. */
export function cometMarkets(
  rows: Rows,
  { deployment, at }: { readonly deployment: Deployment; readonly at: BlockRef },
): readonly MarketSnapshot[] {
  const { venue, chainId, root } = deployment
  const market = marketAt(rows, { deployment, at })
  const row = rows.get('market', { root })
  if (market === undefined || row === undefined) return []
  const prices = toOraclePrices(market, pricesIn(rows, deployment))
  const toBps = (factorWad: bigint) =>
    Number(mulDivDown({ a: factorWad, b: BPS, denominator: WAD }))
  const rateWad = rateAt(curvesOf(row).borrowCurve, utilizationWad(totalsOf(row)))
  return market.assets.map(({ asset, token, borrowFactorWad, liquidateFactorWad }) => {
    const oraclePrice = prices.find(({ base }) => base === asset.id)
    return {
      deployment: { venue, chainId, root },
      marketId: token,
      label: `${asset.symbol} / ${market.base.symbol}`,
      at,
      collateral: asset,
      loan: market.base,
      maximumLtvBps: toBps(borrowFactorWad),
      liquidationThresholdBps: toBps(liquidateFactorWad),
      totalSuppliedRaw: presentValueRaw(row.total_supply, market.accrued),
      totalBorrowedRaw: -presentValueRaw(-row.total_borrow, market.accrued),
      borrowRatePerYearRay: mulDivDown({
        a: rateWad * SECONDS_PER_YEAR,
        b: RAY,
        denominator: WAD,
      }),
      ...(oraclePrice === undefined ? {} : { oraclePrice }),
      isOpen: !isPaused(market, 'supply') && !isPaused(market, 'withdraw'),
    }
  })
}

/** Every price that a Comet judges by. */
export function cometOraclePrices(
  rows: Rows,
  { deployment }: { readonly deployment: Deployment },
): readonly OraclePrice[] {
  const row = rows.get('market', { root: deployment.root })
  if (row === undefined) return []
  // Prices do not accrue: any moment after the last accrual will do.
  const at = { ...deployment, number: 0, hash: '0x', timestampSeconds: row.accrued_at } as const
  const market = marketAt(rows, { deployment, at })
  return market === undefined ? [] : toOraclePrices(market, pricesIn(rows, deployment))
}
