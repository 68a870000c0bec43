import type { Address } from '@crossmargin/core'
import type { AaveRow, AaveRows, AaveWrite } from '../aaveTables.ts'
import { notNegative, scaledFromLog } from '../interest/scaledFromLog.ts'
import type { AaveEventOf } from './decodeAaveLog.ts'
import { positionOf } from './positionOf.ts'

type ScaledChange = {
  readonly reserve: AaveRow<'reserve'>
  readonly position: AaveRow<'position'>
  readonly column: 'scaled_supply' | 'scaled_debt'
  readonly scaled: bigint
}

/**
 * Folds a `Mint` or `Burn` of an aToken or debt token: the owner's scaled balance and the total.
 *
 * @see scaledFromLog for how the scaled amount is recovered.
 */
export function applyTokenEvent(
  event: AaveEventOf<'Mint' | 'Burn'>,
  { rows, revision }: { readonly rows: AaveRows; readonly revision: number },
): readonly AaveWrite[] {
  const token = rows.get('token', { token: event.emitter })
  const reserve = token && rows.get('reserve', { asset: token.asset })
  if (token === undefined || reserve === undefined) return []
  const owner = event.eventName === 'Mint' ? event.args.onBehalfOf : event.args.from
  const position = positionOf(rows, { owner, asset: token.asset })
  const isDebt = token.kind === 'variable-debt'
  const column = isDebt ? 'scaled_debt' : 'scaled_supply'
  const scaled = scaledFromLog({
    kind: event.eventName,
    revision,
    isDebt,
    scaledBefore: position[column],
    valueRaw: event.args.value,
    balanceIncreaseRaw: event.args.balanceIncrease,
    indexRay: event.args.index,
  })
  return writesOf({ reserve, position, column, scaled })
}

/**
 * Folds a `BalanceTransfer`, whose value is already scaled. The total does not move.
 *
 * Of an end that is not followed the balance is not known: it is left alone.
 */
export function applyBalanceTransfer(
  event: AaveEventOf<'BalanceTransfer'>,
  {
    rows,
    isFollowed = () => true,
  }: {
    readonly rows: AaveRows
    readonly isFollowed?: ((owner: Address) => boolean) | undefined
  },
): readonly AaveWrite[] {
  const token = rows.get('token', { token: event.emitter })
  const { from, to, value } = event.args
  if (token === undefined || from.toLowerCase() === to.toLowerCase()) return []
  const move = (end: Address, change: bigint): readonly AaveWrite[] => {
    const owner = end.toLowerCase() as Address
    if (!isFollowed(owner)) return []
    const position = positionOf(rows, { owner, asset: token.asset })
    const scaled = notNegative(position.scaled_supply + change)
    const row = { ...position, scaled_supply: scaled }
    return [{ table: 'position', row }]
  }
  return [...move(from, -value), ...move(to, value)]
}

function writesOf({ reserve, position, column, scaled }: ScaledChange): readonly AaveWrite[] {
  const total = reserve[column] + scaled - position[column]
  return [
    { table: 'position', row: { ...position, [column]: scaled } },
    // Where only some owners' logs are fetched, the total stands as it was at the last checked block,
    // and what others minted since may be burned by then; it is asked anew at the block's end.
    { table: 'reserve', row: { ...reserve, [column]: total > 0n ? total : 0n } },
  ]
}
