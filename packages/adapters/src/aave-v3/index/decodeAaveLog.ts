import type { Address, Hex } from '@crossmargin/core'
import type { DecodeEventLogReturnType } from 'viem'
import type { ChainLog } from '../../kit/chainLog.ts'
import { createEventDecoder } from '../../kit/events/createEventDecoder.ts'
import { aaveEventsAbi, stableDebtEventsAbi } from '../aaveAbi.ts'

type Shared = DecodeEventLogReturnType<typeof aaveEventsAbi>
type Stable<name extends 'Mint' | 'Burn'> = {
  readonly eventName: `Stable${name}`
  readonly args: DecodeEventLogReturnType<typeof stableDebtEventsAbi, name>['args']
}
type Decoded = Shared | Stable<'Mint'> | Stable<'Burn'>

/**
 * A log of ours, decoded, with the contract that emitted it in lower case. A stable debt token's
 * `Mint` and `Burn` are called `StableMint` and `StableBurn` here.
 */
export type AaveEvent = Decoded & { readonly emitter: Address }

/** The events of some names. */
export type AaveEventOf<name extends AaveEvent['eventName']> = Extract<
  AaveEvent,
  { eventName: name }
>

const decoder = createEventDecoder(aaveEventsAbi)
const stableDecoder = createEventDecoder(stableDebtEventsAbi)

/** First topics of all events. */
export const aaveTopics: readonly Hex[] = [...decoder.topics, ...stableDecoder.topics]

/**
 * Reads a log.
 *
 * @returns the event; `undefined` for another's topic, for bytes that do not fit the signature, and
 * for a token log whose index is zero, which no Aave token emits and no balance survives.
 */
export function decodeAaveLog(log: ChainLog): AaveEvent | undefined {
  const decoded = decoder.decode(log) ?? decodeStable(log)
  if (decoded === undefined) return undefined
  const { eventName, args } = decoded
  if ('index' in args && args.index === 0n) return undefined
  return { eventName, args, emitter: log.address.toLowerCase() as Address } as AaveEvent
}

function decodeStable(log: ChainLog): Decoded | undefined {
  const decoded = stableDecoder.decode(log)
  return decoded && ({ eventName: `Stable${decoded.eventName}`, args: decoded.args } as Decoded)
}
