import type { Address } from '@crossmargin/core'
import type { AaveRows, AaveWrite } from '../aaveTables.ts'
import type { AaveEventOf } from './decodeAaveLog.ts'
import { positionOf } from './positionOf.ts'

/**
 * Folds a `Mint` or `Burn` of a stable debt token: the owner's principal and rate, and the reserve's
 * total and average rate.
 *
 * The log tells the balance before with its interest, what the interest was, and the net change, so
 * the new principal is `balance − interest ± change`. A burn keeps the owner's rate; one smaller
 * than the interest it meets is emitted as a `Mint`. An average rate of zero means that the token
 * has forgotten its total, which the log then still tells.
 *
 * @see StableDebtToken.sol, `mint` and `burn`.
 */
export function applyStableDebtEvent(
  event: AaveEventOf<'StableMint' | 'StableBurn'>,
  { rows, atSeconds }: { readonly rows: AaveRows; readonly atSeconds: number },
): readonly AaveWrite[] {
  const token = rows.get('token', { token: event.emitter })
  const reserve = token && rows.get('reserve', { asset: token.asset })
  if (reserve === undefined) return []
  const { eventName, args } = event
  const isMint = eventName === 'StableMint'
  const owner: Address = isMint ? args.onBehalfOf : args.from
  const position = positionOf(rows, { owner, asset: reserve.asset })
  const { amount, currentBalance, balanceIncrease, avgStableRate, newTotalSupply } = args
  const principal = currentBalance - balanceIncrease + (isMint ? amount : -amount)
  const common = { stable_updated_seconds: atSeconds }
  return [
    {
      table: 'position',
      row: {
        ...position,
        ...common,
        stable_principal_raw: principal,
        stable_rate_ray: isMint ? args.newRate : position.stable_rate_ray,
      },
    },
    {
      table: 'reserve',
      row: {
        ...reserve,
        ...common,
        stable_principal_raw: avgStableRate === 0n ? 0n : newTotalSupply,
        stable_rate_ray: avgStableRate,
      },
    },
  ]
}
