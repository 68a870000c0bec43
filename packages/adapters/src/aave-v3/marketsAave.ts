import type { BlockRef, MarketSnapshot } from '@crossmargin/core'
import type { Deployment } from '../kit/deployment.ts'
import type { AaveRows } from './aaveTables.ts'
import { poolStateOf, pricesOf } from './assembleAave.ts'
import { scaledMath } from './interest/scaledMath.ts'
import { toOraclePrices } from './toReading.ts'

/** Every listed reserve as a market of its own asset, interest accrued to the block. */
export function marketsAave(
  rows: AaveRows,
  { deployment, at }: { readonly deployment: Deployment; readonly at: BlockRef },
): readonly MarketSnapshot[] {
  const { venue, chainId, root } = deployment
  const state = poolStateOf(rows, { deployment, at })
  const revision = state.revision ?? 0
  const prices = new Map(
    toOraclePrices(state, pricesOf(rows)).map((price) => [price.key, price] as const),
  )
  return state.reserves.map((reserve): MarketSnapshot => {
    const oraclePrice = prices.get(reserve.address)
    return {
      deployment: { venue, chainId, root },
      marketId: reserve.address,
      label: reserve.asset.symbol,
      at,
      collateral: reserve.asset,
      loan: reserve.asset,
      maximumLtvBps: Number(reserve.ltvBps),
      liquidationThresholdBps: Number(reserve.liquidationThresholdBps),
      totalSuppliedRaw: scaledMath({ revision, isDebt: false }).toBalance(
        reserve.scaledSupply,
        reserve.liquidityIndexRay,
      ),
      totalBorrowedRaw:
        scaledMath({ revision, isDebt: true }).toBalance(reserve.scaledDebt, reserve.debtIndexRay) +
        reserve.stableDebtRaw,
      borrowRatePerYearRay: rows.get('reserve', { asset: reserve.address })?.debt_rate_ray ?? 0n,
      ...(oraclePrice === undefined ? {} : { oraclePrice }),
      isOpen: reserve.isActive && !reserve.isFrozen && !reserve.isPaused,
    }
  })
}
