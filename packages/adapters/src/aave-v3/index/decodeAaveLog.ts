import type { Address, Hex } from '@crossmargin/core'
import { type DecodeEventLogReturnType, decodeEventLog, encodeEventTopics } from 'viem'
import type { ChainLog } from '../../kit/chainLog.ts'
import { aaveEventsAbi } from '../aaveAbi.ts'

type Decoded = DecodeEventLogReturnType<typeof aaveEventsAbi>

/** A log of ours, decoded, with the contract that emitted it in lower case. */
export type AaveEvent = Decoded & { readonly emitter: Address }

/** The events of some names. */
export type AaveEventOf<name extends AaveEvent['eventName']> = Extract<
  AaveEvent,
  { eventName: name }
>

/** By first topic: to search the whole list would hash every signature for every log. */
const eventByTopic: ReadonlyMap<Hex | undefined, (typeof aaveEventsAbi)[number]> = new Map(
  aaveEventsAbi.map((event) => [encodeEventTopics({ abi: [event] })[0] as Hex, event]),
)

/** First topics of all events. */
export const aaveTopics: readonly Hex[] = [...eventByTopic.keys()].flatMap((topic) => topic ?? [])

/**
 * Reads a log.
 *
 * @returns the event; `undefined` for another's topic, for bytes that do not fit the signature, and
 * for a token log whose index is zero, which no Aave token emits and no balance survives.
 */
export function decodeAaveLog(log: ChainLog): AaveEvent | undefined {
  const event = eventByTopic.get(log.topics[0])
  if (event === undefined) return undefined
  try {
    const topics = log.topics as [Hex, ...Hex[]]
    const decoded = decodeEventLog({ abi: [event], topics, data: log.data }) as unknown as Decoded
    if ('index' in decoded.args && decoded.args.index === 0n) return undefined
    return { ...decoded, emitter: log.address.toLowerCase() as Address }
  } catch (error) {
    // Bytes that are not what the topic promises are answered by leaving the log alone.
    void error
    return undefined
  }
}
