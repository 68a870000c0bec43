import type { Address, Hex } from '@crossmargin/core'
import type { DecodeEventLogReturnType } from 'viem'
import type { ChainLog } from '../../kit/chainLog.ts'
import { createEventDecoder } from '../../kit/createEventDecoder.ts'
import { aaveEventsAbi } from '../aaveAbi.ts'

type Decoded = DecodeEventLogReturnType<typeof aaveEventsAbi>

/** A log of ours, decoded, with the contract that emitted it in lower case. */
export type AaveEvent = Decoded & { readonly emitter: Address }

/** The events of some names. */
export type AaveEventOf<name extends AaveEvent['eventName']> = Extract<
  AaveEvent,
  { eventName: name }
>

const decoder = createEventDecoder(aaveEventsAbi)

/** First topics of all events. */
export const aaveTopics: readonly Hex[] = decoder.topics

/**
 * Reads a log.
 *
 * @returns the event; `undefined` for another's topic, for bytes that do not fit the signature, and
 * for a token log whose index is zero, which no Aave token emits and no balance survives.
 */
export function decodeAaveLog(log: ChainLog): AaveEvent | undefined {
  const decoded = decoder.decode(log) as Decoded | undefined
  if (decoded === undefined) return undefined
  const { eventName, args } = decoded
  if ('index' in args && args.index === 0n) return undefined
  return { eventName, args, emitter: log.address.toLowerCase() as Address } as AaveEvent
}
