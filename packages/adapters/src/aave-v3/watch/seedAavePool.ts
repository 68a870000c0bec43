import type { Address, BlockRef } from '@crossmargin/core'
import type { Client } from 'viem'
import { callViews } from '../../kit/callViews.ts'
import type { Deployment } from '../../kit/deployment.ts'
import type { SharedSeed } from '../../kit/venueAdapter.ts'
import type { ViewResults } from '../../kit/view.ts'
import type { AaveCategory, AaveReserve } from '../aaveState.ts'
import type { AaveRow, AaveTables, AaveWrite } from '../aaveTables.ts'
import { requiredAnswer, toView } from '../aaveViews.ts'
import { reserveQuestion } from '../index/observeAave.ts'
import { poolViews, readPoolState, readRoots, rootViews } from '../readPool.ts'
import { reserveConfiguration } from '../reserveConfiguration.ts'
import { assertOfBlock, storedReserve, totalQuestion } from './refreshAave.ts'

/**
 * Reads a pool, its reserves, tokens and categories as rows, through the views that `read` asks.
 *
 * Columns hold what the contracts store, not what has accrued since. Reserves dropped before the block
 * are in no view and get no row.
 *
 * @throws AaveViewError when the root is no Aave v3 market at that block; MalformedAnswerError when the
 * node answers of a later one.
 */
export async function seedAavePool(
  client: Client,
  { deployment, at }: { readonly deployment: Deployment; readonly at: BlockRef },
): Promise<SharedSeed<AaveTables>> {
  const roots = readRoots(await callViews(client, { views: rootViews(deployment), at }), deployment)
  const answers = await callViews(client, { views: poolViews(roots), at })
  const tokens = roots.assets.flatMap((asset) => {
    const data = requiredAnswer(answers, reserveQuestion(roots.pool, asset))
    assertOfBlock(data, at)
    return [data.aTokenAddress, data.variableDebtTokenAddress]
  })
  const views = tokens.map((token) => toView(totalQuestion(token)))
  const balances = await callViews(client, { views, at })
  const { pool, reserves, categories, ...state } = readPoolState({ roots, answers, balances, at })
  const poolRow = {
    pool,
    revision: state.revision,
    oracle: state.oracle,
    base_currency_unit: state.baseCurrencyUnit,
    sentinel: roots.sentinel,
    is_borrow_allowed: state.isBorrowAllowed,
    is_liquidation_allowed: state.isLiquidationAllowed,
  }
  return {
    writes: [
      { table: 'pool', row: poolRow },
      ...reserves.flatMap((reserve) => reserveWrites(reserve, { pool, answers })),
      ...categories.map(
        (category): AaveWrite => ({ table: 'emode_category', row: toCategoryRow(category) }),
      ),
    ],
    children: tokens.map((token) => token.toLowerCase() as Address),
  }
}

function reserveWrites(
  reserve: AaveReserve,
  { pool, answers }: { readonly pool: Address; readonly answers: ViewResults },
): readonly AaveWrite[] {
  const { address: asset, aToken, debtToken } = reserve
  return [
    { table: 'reserve', row: toReserveRow(reserve, { pool, answers }) },
    { table: 'token', row: { token: aToken, asset, is_debt: false } },
    { table: 'token', row: { token: debtToken, asset, is_debt: true } },
  ]
}

function toReserveRow(
  reserve: AaveReserve,
  { pool, answers }: { readonly pool: Address; readonly answers: ViewResults },
): AaveRow<'reserve'> {
  const data = requiredAnswer(answers, reserveQuestion(pool, reserve.address))
  const { reserveFactorBps } = reserveConfiguration(data.configuration.data)
  const { scaledSupply: scaled_supply, scaledDebt: scaled_debt, asset } = reserve
  return {
    ...storedReserve(data, { scaled_supply, scaled_debt }),
    asset: reserve.address,
    reserve_id: reserve.id,
    is_listed: true,
    symbol: asset.symbol,
    decimals: asset.decimals === 'unknown' ? null : asset.decimals,
    a_token: reserve.aToken,
    debt_token: reserve.debtToken,
    ltv_bps: Number(reserve.ltvBps),
    liquidation_threshold_bps: Number(reserve.liquidationThresholdBps),
    liquidation_bonus_bps: Number(reserve.liquidationBonusBps),
    protocol_fee_bps: Number(reserve.protocolFeeBps),
    reserve_factor_bps: Number(reserveFactorBps),
    is_active: reserve.isActive,
    is_frozen: reserve.isFrozen,
    is_paused: reserve.isPaused,
    is_borrowable: reserve.isBorrowable,
    is_siloed: reserve.isSiloed,
    is_borrowable_in_isolation: reserve.isBorrowableInIsolation,
    grace_until_seconds: reserve.graceUntilSeconds,
    supply_cap: reserve.supplyCap,
    borrow_cap: reserve.borrowCap,
    debt_ceiling: reserve.debtCeiling,
    deficit_raw: reserve.deficitRaw,
  }
}

function toCategoryRow(category: AaveCategory): AaveRow<'emode_category'> {
  return {
    category_id: category.id,
    label: category.label,
    ltv_bps: Number(category.ltvBps),
    liquidation_threshold_bps: Number(category.liquidationThresholdBps),
    liquidation_bonus_bps: Number(category.liquidationBonusBps),
    collateral_bitmap: category.collateralBitmap,
    borrowable_bitmap: category.borrowableBitmap,
    ltv_zero_bitmap: category.ltvZeroBitmap,
    is_isolated: category.isIsolated,
  }
}
