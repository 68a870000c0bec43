import type { Address, Hex } from '@crossmargin/core'
import { hexToString, trim } from 'viem'
import type { Deployment } from '../../kit/deployment.ts'
import type { View, ViewResults } from '../../kit/view.ts'
import { answerTo, toView } from '../aaveViews.ts'
import type { AaveEvent } from './decodeAaveLog.ts'

/** Provider slots that `setAddress` may overwrite without an event of their own: ids in ASCII. */
const slots: { readonly [id: Hex]: 'oracle' | 'sentinel' } = {
  '0x50524943455f4f5241434c450000000000000000000000000000000000000000': 'oracle',
  '0x50524943455f4f5241434c455f53454e54494e454c0000000000000000000000': 'sentinel',
}

/** A contract the pool was pointed at: a new implementation, oracle or sentinel. */
export type PoolPointer = {
  readonly kind: 'implementation' | 'oracle' | 'sentinel'
  readonly to: Address
}

/** What a provider's or the pool proxy's event points the pool at; `undefined` for other events. */
export function poolPointer(event: AaveEvent, deployment: Deployment): PoolPointer | undefined {
  const { provider, pool } = deployment.contracts
  const { eventName, args, emitter } = event
  const point = (kind: PoolPointer['kind'] | undefined, to: Address): PoolPointer | undefined =>
    kind && { kind, to: to.toLowerCase() as Address }
  if (eventName === 'Upgraded' && emitter === pool)
    return point('implementation', args.implementation)
  if (emitter !== provider) return undefined
  switch (eventName) {
    case 'PoolUpdated':
      return point('implementation', args.newAddress)
    case 'PriceOracleUpdated':
      return point('oracle', args.newAddress)
    case 'PriceOracleSentinelUpdated':
      return point('sentinel', args.newAddress)
    case 'AddressSet':
      return point(slots[args.id], args.newAddress)
    default:
      return undefined
  }
}

/**
 * Facts that applying an event needs: an implementation's `POOL_REVISION` and an oracle's base unit
 * are constants; an aToken's decimals are set once, to what the pool reckons with.
 */
export function aaveFacts(
  event: AaveEvent,
  { deployment }: { readonly deployment: Deployment },
): readonly View[] {
  if (event.eventName === 'ReserveInitialized')
    return [
      toView({ to: event.args.asset, name: 'symbol' }),
      toView({ to: event.args.aToken, name: 'decimals' }),
    ]
  const pointer = poolPointer(event, deployment)
  if (pointer === undefined || pointer.kind === 'sentinel') return []
  const name = pointer.kind === 'oracle' ? 'BASE_CURRENCY_UNIT' : 'POOL_REVISION'
  return [toView({ to: pointer.to, name })]
}

/**
 * Reads what an asset's `symbol()` answered.
 *
 * @returns the text; the letters of a 32-byte word, as MKR answers; else the asset's address.
 */
export function symbolOf(results: ViewResults, asset: Address): string {
  const question = { to: asset, name: 'symbol' } as const
  const text = answerTo(results, question)
  if (text !== undefined && text !== '') return text
  const result = results.get(toView(question))
  if (result?.kind !== 'returned' || result.data.length !== 66) return asset
  const letters = hexToString(trim(result.data, { dir: 'right' }))
  return /^[\x20-\x7e]+$/.test(letters) ? letters : asset
}
