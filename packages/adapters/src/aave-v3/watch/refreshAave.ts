import type { Address, BlockRef } from '@crossmargin/core'
import { MalformedAnswerError } from '../../kit/rpc/malformedAnswerError.ts'
import type { ApplyContext } from '../../kit/venueAdapter.ts'
import type { View, ViewResults } from '../../kit/view.ts'
import type { AaveRow, AaveTables, AaveWrite } from '../aaveTables.ts'
import { type AaveQuestion, answerTo, toView } from '../aaveViews.ts'
import { reserveQuestion } from '../index/observeAave.ts'

type Context = ApplyContext<AaveTables>
type ReserveData = NonNullable<ReturnType<typeof answerTo<'getReserveData'>>>

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
>

/**
 * Asks every listed reserve for what it stores and for the totals of its two tokens.
 *
 * Totals move with every owner's `Mint` and `Burn`, which are by far most of a market's logs: two views
 * a reserve take their place.
 */
export function refreshesOfAave(context: Context): readonly View[] {
  return listed(context).flatMap(({ asset, a_token, debt_token }) => [
    toView(reserveQuestion(poolAddress(context), asset)),
    toView(totalQuestion(a_token)),
    toView(totalQuestion(debt_token)),
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
  totals: Pick<StoredReserve, 'scaled_supply' | 'scaled_debt'>,
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
