import type { Address } from '@crossmargin/core'
import type { ApplyContext } from '../../kit/venueAdapter.ts'
import type { View, ViewResults } from '../../kit/view.ts'
import type { AaveRow, AaveTables, AaveWrite } from '../aaveTables.ts'
import { type AaveQuestion, answerTo, toView } from '../aaveViews.ts'
import { poolOf } from './applyAaveEvent.ts'

type Context = ApplyContext<AaveTables> & { readonly touched: readonly AaveWrite[] }
type Observed = Context & { readonly results: ViewResults }

/**
 * What no log tells: every listed asset's price, one by one because one broken source would take
 * the batch view down; the sentinel's word; and, of reserves that were touched, what the treasury is
 * owed.
 */
export function observesOfAave(context: Context): readonly View[] {
  const { pool, oracle, sentinel } = poolRow(context)
  return [
    ...(oracle === null
      ? []
      : listed(context).map(({ asset }) => toView(priceQuestion(oracle, asset)))),
    ...(sentinel === null
      ? []
      : [
          toView({ to: sentinel, name: 'isBorrowAllowed' }),
          toView({ to: sentinel, name: 'isLiquidationAllowed' }),
        ]),
    ...touched(context).map(({ asset }) => toView(reserveQuestion(pool, asset))),
  ]
}

/** Folds the answers; only rows that differ. */
export function observedOfAave(context: Observed): readonly AaveWrite[] {
  return [...observedPrices(context), ...observedSentinel(context), ...observedTreasury(context)]
}

/**
 * Reads one price.
 *
 * @returns null where the oracle reverted or answered zero: unknown, whatever the contract would do.
 */
export function priceOf(results: ViewResults, oracle: Address, asset: Address): bigint | null {
  return answerTo(results, priceQuestion(oracle, asset)) || null
}

/** The question for an asset's price. */
export function priceQuestion(oracle: Address, asset: Address): AaveQuestion<'getAssetPrice'> {
  return { to: oracle, name: 'getAssetPrice', args: [asset] }
}

/** The question for a reserve's stored data. */
export function reserveQuestion(pool: Address, asset: Address): AaveQuestion<'getReserveData'> {
  return { to: pool, name: 'getReserveData', args: [asset] }
}

function observedPrices(context: Observed): readonly AaveWrite[] {
  const { rows, results } = context
  const { oracle } = poolRow(context)
  if (oracle === null) return []
  return listed(context).flatMap(({ asset }): readonly AaveWrite[] => {
    const priceRaw = priceOf(results, oracle, asset)
    if (rows.get('price', { asset })?.price_raw === priceRaw) return []
    return [{ table: 'price', row: { asset, price_raw: priceRaw } }]
  })
}

/** A sentinel that does not answer allows nothing: the pool would revert on it. */
function observedSentinel(context: Observed): readonly AaveWrite[] {
  const { results } = context
  const row = poolRow(context)
  const { sentinel: to } = row
  if (to === null) return []
  const isBorrowAllowed = answerTo(results, { to, name: 'isBorrowAllowed' }) ?? false
  const isLiquidationAllowed = answerTo(results, { to, name: 'isLiquidationAllowed' }) ?? false
  const isSame =
    isBorrowAllowed === row.is_borrow_allowed && isLiquidationAllowed === row.is_liquidation_allowed
  const allowed = {
    is_borrow_allowed: isBorrowAllowed,
    is_liquidation_allowed: isLiquidationAllowed,
  }
  return isSame ? [] : [{ table: 'pool', row: { ...row, ...allowed } }]
}

function observedTreasury(context: Observed): readonly AaveWrite[] {
  const { pool } = poolRow(context)
  return touched(context).flatMap((row): readonly AaveWrite[] => {
    const data = answerTo(context.results, reserveQuestion(pool, row.asset))
    const treasuryScaled = data?.accruedToTreasury ?? row.treasury_scaled
    if (treasuryScaled === row.treasury_scaled) return []
    return [{ table: 'reserve', row: { ...row, treasury_scaled: treasuryScaled } }]
  })
}

function poolRow({ rows, deployment }: Context): AaveRow<'pool'> {
  return poolOf(rows, deployment.contracts['pool'] as Address)
}

function listed({ rows }: Context): readonly AaveRow<'reserve'>[] {
  return rows.list('reserve', {}).filter((row) => row.is_listed)
}

function touched(context: Context): readonly AaveRow<'reserve'>[] {
  const assets = new Set(
    context.touched.flatMap((write) => (write.table === 'reserve' ? [write.row.asset] : [])),
  )
  return listed(context).filter((row) => assets.has(row.asset))
}
