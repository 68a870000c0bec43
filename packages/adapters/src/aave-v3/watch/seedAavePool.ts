import type { Address, BlockRef } from '@crossmargin/core'
import type { Client } from 'viem'
import { callViews } from '../../kit/callViews.ts'
import type { Deployment } from '../../kit/deployment.ts'
import type { SharedSeed } from '../../kit/venueAdapter.ts'
import type { View, ViewResults } from '../../kit/view.ts'
import type { AaveCategory, AaveReserve } from '../aaveState.ts'
import type { AaveRow, AaveTables, AaveWrite } from '../aaveTables.ts'
import { type AaveAnswer, requiredAnswer, toView } from '../aaveViews.ts'
import { blankReserve } from '../index/blankReserve.ts'
import { reserveQuestion } from '../index/observeAave.ts'
import { type AaveRoots, poolViews, readPoolState, readRoots, rootViews } from '../readPool.ts'
import { reserveConfiguration } from '../reserveConfiguration.ts'
import { hasRule } from '../revisionRules.ts'
import {
  assertOfBlock,
  stableTotals,
  stableTotalsOf,
  storedReserve,
  totalQuestion,
} from './refreshAave.ts'
import { stableSupplyQuestion, stableTokenIn } from './stableTokens.ts'

type ReserveData = AaveAnswer<'getReserveData'>

/** What the rounds answered. */
type Answered = {
  readonly pool: Address
  readonly answers: ViewResults
  readonly balances: ViewResults
}

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
  const datas = roots.assets.map((asset) =>
    requiredAnswer(answers, reserveQuestion(roots.pool, asset)),
  )
  for (const data of datas) assertOfBlock(data, at)
  const views = datas.flatMap((data) => totalViews(data, roots))
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
    is_doubtful: state.isDoubtful,
  }
  return {
    writes: [
      { table: 'pool', row: poolRow },
      ...reserves.flatMap((reserve) => reserveWrites(reserve, { pool, answers, balances })),
      ...categories.map(
        (category): AaveWrite => ({ table: 'emode_category', row: toCategoryRow(category) }),
      ),
    ],
    children: datas.flatMap((data) => tokensIn(data).map(({ token }) => token)),
  }
}

/** The totals of a reserve's tokens. From 3.2 nothing is owed at a stable rate: nothing is asked. */
function totalViews(data: ReserveData, { revision }: Pick<AaveRoots, 'revision'>): readonly View[] {
  const isVariableOnly = hasRule(revision ?? 0, 'variableDebtOnly')
  return tokensIn(data).flatMap(({ token, kind }) => {
    if (kind !== 'stable-debt') return [toView(totalQuestion(token))]
    return isVariableOnly ? [] : [toView(stableSupplyQuestion(token))]
  })
}

function tokensIn(data: ReserveData): readonly Omit<AaveRow<'token'>, 'asset'>[] {
  const stable = stableTokenIn(data)
  return [
    { token: data.aTokenAddress.toLowerCase() as Address, kind: 'supply' },
    { token: data.variableDebtTokenAddress.toLowerCase() as Address, kind: 'variable-debt' },
    ...(stable === undefined ? [] : [{ token: stable, kind: 'stable-debt' }]),
  ]
}

function reserveWrites(reserve: AaveReserve, shared: Answered): readonly AaveWrite[] {
  const { address: asset } = reserve
  const data = requiredAnswer(shared.answers, reserveQuestion(shared.pool, asset))
  return [
    { table: 'reserve', row: toReserveRow(reserve, shared) },
    ...tokensIn(data).map((token): AaveWrite => ({ table: 'token', row: { ...token, asset } })),
  ]
}

function toReserveRow(
  reserve: AaveReserve,
  { pool, answers, balances }: Answered,
): AaveRow<'reserve'> {
  const data = requiredAnswer(answers, reserveQuestion(pool, reserve.address))
  const { reserveFactorBps } = reserveConfiguration(data.configuration.data)
  const { scaledSupply: scaled_supply, scaledDebt: scaled_debt, asset } = reserve
  const totals = stableTotals(balances, data) ?? stableTotalsOf(blankReserve)
  return {
    ...storedReserve(data, { scaled_supply, scaled_debt, ...totals }),
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
    has_own_price: category.hasOwnPrice,
  }
}
