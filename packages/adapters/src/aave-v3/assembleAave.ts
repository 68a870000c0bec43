import type { AccountReading, Address, BlockRef, MarginAccountKey } from '@crossmargin/core'
import { toAssetId } from '@crossmargin/core'
import type { Deployment } from '../kit/deployment.ts'
import {
  type AaveCategory,
  type AavePosition,
  type AaveReserve,
  type AaveState,
  isEmpty,
} from './aaveState.ts'
import type { AaveRow, AaveRows } from './aaveTables.ts'
import { poolOf } from './index/applyAaveEvent.ts'
import { accruedReserve } from './interest/accrual.ts'
import { stableDebt } from './interest/stableDebt.ts'
import { toReading } from './toReading.ts'

/** Rows to waist. Pure; interest is accrued to `at.timestampSeconds`. */
export function assembleAave(
  rows: AaveRows,
  parameters: {
    readonly deployment: Deployment
    readonly key: MarginAccountKey
    readonly at: BlockRef
  },
): AccountReading<AaveState> {
  const { deployment, key, at } = parameters
  const owner = key.owner.toLowerCase() as Address
  const pool = poolStateOf(rows, { deployment, at })
  const state: AaveState = {
    ...pool,
    categoryId: rows.get('account', { owner })?.category_id ?? 0,
    positions: toPositions(rows.list('position', { owner }), {
      reserves: pool.reserves,
      revision: pool.revision ?? 0,
      atSeconds: at.timestampSeconds,
    }),
  }
  return toReading({ key, at, state, prices: pricesOf(rows) })
}

/** What all accounts of a pool share. */
export function poolStateOf(
  rows: AaveRows,
  { deployment, at }: { readonly deployment: Deployment; readonly at: BlockRef },
): Omit<AaveState, 'categoryId' | 'positions'> {
  const pool = poolOf(rows, deployment.contracts['pool'] as Address)
  const reserves = rows
    .list('reserve', {})
    .filter((row) => row.is_listed)
    .map((row) => toReserve(row, { at, revision: pool.revision ?? 0 }))
  return {
    pool: pool.pool,
    revision: pool.revision,
    isDoubtful: pool.is_doubtful,
    oracle: pool.oracle,
    baseCurrencyUnit: pool.base_currency_unit,
    isBorrowAllowed: pool.is_borrow_allowed,
    isLiquidationAllowed: pool.is_liquidation_allowed,
    categories: rows
      .list('emode_category', {})
      .filter((row) => row.liquidation_threshold_bps !== 0)
      .map(toCategory),
    reserves: reserves.sort((left, right) => left.id - right.id),
  }
}

/** Known prices, by asset. */
export function pricesOf(rows: AaveRows): ReadonlyMap<Address, bigint> {
  return new Map(
    rows
      .list('price', {})
      .flatMap(({ asset, price_raw }) => (price_raw === null ? [] : [[asset, price_raw] as const])),
  )
}

function toReserve(
  row: AaveRow<'reserve'>,
  { at, revision }: { readonly at: BlockRef; readonly revision: number },
): AaveReserve {
  const accrued = accruedReserve(row, { revision, atSeconds: at.timestampSeconds })
  return {
    address: row.asset,
    asset: {
      id: toAssetId({ chainId: at.chainId, address: row.asset }),
      symbol: row.symbol,
      decimals: row.decimals ?? 'unknown',
    },
    id: row.reserve_id,
    aToken: row.a_token,
    debtToken: row.debt_token,
    ltvBps: BigInt(row.ltv_bps),
    liquidationThresholdBps: BigInt(row.liquidation_threshold_bps),
    liquidationBonusBps: BigInt(row.liquidation_bonus_bps),
    protocolFeeBps: BigInt(row.protocol_fee_bps),
    isActive: row.is_active,
    isFrozen: row.is_frozen,
    isPaused: row.is_paused,
    isBorrowable: row.is_borrowable,
    isSiloed: row.is_siloed,
    isBorrowableInIsolation: row.is_borrowable_in_isolation,
    graceUntilSeconds: row.grace_until_seconds,
    supplyCap: row.supply_cap,
    borrowCap: row.borrow_cap,
    debtCeiling: row.debt_ceiling,
    isolationDebt: row.isolation_debt,
    liquidityIndexRay: accrued.liquidity_index_ray,
    debtIndexRay: accrued.debt_index_ray,
    scaledSupply: row.scaled_supply,
    scaledDebt: row.scaled_debt,
    stableDebtRaw: stableDebt(row, { revision, atSeconds: at.timestampSeconds }),
    treasuryScaled: accrued.treasury_scaled,
    treasuryPendingScaled: accrued.treasury_scaled - row.treasury_scaled,
    deficitRaw: row.deficit_raw,
  }
}

function toCategory(row: AaveRow<'emode_category'>): AaveCategory {
  return {
    id: row.category_id,
    label: row.label,
    ltvBps: BigInt(row.ltv_bps),
    liquidationThresholdBps: BigInt(row.liquidation_threshold_bps),
    liquidationBonusBps: BigInt(row.liquidation_bonus_bps),
    collateralBitmap: row.collateral_bitmap,
    borrowableBitmap: row.borrowable_bitmap,
    ltvZeroBitmap: row.ltv_zero_bitmap,
    isIsolated: row.is_isolated,
    hasOwnPrice: row.has_own_price,
  }
}

/** Positions of listed reserves, by reserve id, without those that hold nothing at all. */
function toPositions(
  rows: readonly AaveRow<'position'>[],
  parameters: {
    readonly reserves: readonly AaveReserve[]
    readonly revision: number
    readonly atSeconds: number
  },
): readonly AavePosition[] {
  const byAsset = new Map(rows.map((row) => [row.asset, row]))
  return parameters.reserves.flatMap(({ address }) => {
    const row = byAsset.get(address)
    if (row === undefined) return []
    const position = {
      asset: address,
      scaledSupply: row.scaled_supply,
      scaledDebt: row.scaled_debt,
      stableDebtRaw: stableDebt(row, parameters),
      isCollateral: row.is_collateral,
    }
    return isEmpty(position) ? [] : [position]
  })
}
