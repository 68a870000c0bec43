import type { Address, BlockRef } from '@crossmargin/core'
import { MalformedAnswerError } from '../../kit/rpc/malformedAnswerError.ts'
import type { ApplyContext } from '../../kit/venueAdapter.ts'
import type { View, ViewResults } from '../../kit/view.ts'
import type { AaveRow, AaveTables, AaveWrite } from '../aaveTables.ts'
import { type AaveAnswer, type AaveQuestion, answerTo, toView } from '../aaveViews.ts'
import { reserveQuestion } from '../index/observeAave.ts'
import { stableSupplyQuestion, stableTokenIn, stableTokensOf } from './stableTokens.ts'

type Context = ApplyContext<AaveTables>
type ReserveData = AaveAnswer<'getReserveData'>

/** The columns of a reserve that anybody's log may move. */
export type StoredReserve = Pick<
  AaveRow<'reserve'>,
  | 'liquidity_index_ray'
  | 'debt_index_ray'
  | 'liquidity_rate_ray'
  | 'debt_rate_ray'
  | 'updated_seconds'
  | 'treasury_scaled'
  | 'isolation_debt'
  | 'scaled_supply'
  | 'scaled_debt'
  | keyof StableTotals
>

type StableTotals = Pick<
  AaveRow<'reserve'>,
  'stable_principal_raw' | 'stable_rate_ray' | 'stable_updated_seconds'
>

/**
 * Asks every listed reserve for what it stores and for the totals of its two tokens.
 *
 * Totals move with every owner's `Mint` and `Burn`, which are by far most of a market's logs: two views
 * a reserve take their place, and before 3.2 a third for what is owed at stable rates.
 */
export function refreshesOfAave(context: Context): readonly View[] {
  const pool = poolAddress(context)
  const stableTokens = stableTokensOf(context.rows, pool)
  return listed(context).flatMap(({ asset, a_token, debt_token }) => [
    toView(reserveQuestion(pool, asset)),
    toView(totalQuestion(a_token)),
    toView(totalQuestion(debt_token)),
    ...(stableTokens.get(asset) ?? []).map((token) => toView(stableSupplyQuestion(token))),
  ])
}

/** Folds the answers; a reserve that did not answer keeps its row. */
export function refreshedOfAave(
  context: Context & { readonly results: ViewResults },
): readonly AaveWrite[] {
  return listed(context).flatMap((row): readonly AaveWrite[] => {
    const data = answerTo(context.results, reserveQuestion(poolAddress(context), row.asset))
    if (data === undefined) return []
    assertOfBlock(data, context.block)
    const stored = storedReserve(data, {
      ...(stableTotals(context.results, data) ?? stableTotalsOf(row)),
      scaled_supply: answerTo(context.results, totalQuestion(row.a_token)) ?? row.scaled_supply,
      scaled_debt: answerTo(context.results, totalQuestion(row.debt_token)) ?? row.scaled_debt,
    })
    const columns = Object.keys(stored) as (keyof StoredReserve)[]
    if (columns.every((column) => stored[column] === row[column])) return []
    return [{ table: 'reserve', row: { ...row, ...stored } }]
  })
}

/**
 * Holds a reserve's data to the block it was asked at: one that was touched later is of another block.
 *
 * @throws MalformedAnswerError, to be tried again: a node that is just making a block may mix the two.
 */
export function assertOfBlock(
  { lastUpdateTimestamp }: Pick<ReserveData, 'lastUpdateTimestamp'>,
  { timestampSeconds }: BlockRef,
): void {
  if (lastUpdateTimestamp > timestampSeconds)
    throw new MalformedAnswerError({
      field: 'a reserve at the block asked for, touched',
      value: lastUpdateTimestamp,
    })
}

/** What a reserve stores, in the columns of its row. */
export function storedReserve(
  data: ReserveData,
  totals: Pick<StoredReserve, 'scaled_supply' | 'scaled_debt' | keyof StableTotals>,
): StoredReserve {
  return {
    ...totals,
    liquidity_index_ray: data.liquidityIndex,
    debt_index_ray: data.variableBorrowIndex,
    liquidity_rate_ray: data.currentLiquidityRate,
    debt_rate_ray: data.currentVariableBorrowRate,
    updated_seconds: data.lastUpdateTimestamp,
    treasury_scaled: data.accruedToTreasury,
    isolation_debt: data.isolationModeTotalDebt,
  }
}

/** What a reserve's stable debt token says of all its debts; `undefined` without an answer. */
export function stableTotals(
  results: ViewResults,
  data: Pick<ReserveData, 'stableDebtTokenAddress'>,
): StableTotals | undefined {
  const token = stableTokenIn(data)
  const answer = token && answerTo(results, stableSupplyQuestion(token))
  if (answer === undefined) return undefined
  const [stable_principal_raw, , stable_rate_ray, stable_updated_seconds] = answer
  return { stable_principal_raw, stable_rate_ray, stable_updated_seconds }
}

/** The same columns of a row. */
export function stableTotalsOf(row: StableTotals): StableTotals {
  const { stable_principal_raw, stable_rate_ray, stable_updated_seconds } = row
  return { stable_principal_raw, stable_rate_ray, stable_updated_seconds }
}

/** The question for the scaled total of an aToken or debt token. */
export function totalQuestion(to: Address): AaveQuestion<'scaledTotalSupply'> {
  return { to, name: 'scaledTotalSupply' }
}

function poolAddress({ deployment }: Context): Address {
  return deployment.contracts['pool'] as Address
}

function listed({ rows }: Context): readonly AaveRow<'reserve'>[] {
  return rows.list('reserve', {}).filter((row) => row.is_listed)
}
