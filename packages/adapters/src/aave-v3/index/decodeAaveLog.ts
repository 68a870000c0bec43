import type { Address, Hex } from '@crossmargin/core'
import {
  type AbiEvent,
  type DecodeEventLogReturnType,
  decodeEventLog,
  encodeEventTopics,
} from 'viem'
import type { ChainLog } from '../../kit/chainLog.ts'
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

/** By first topic: to search the whole list would hash every signature for every log. */
const eventByTopic: ReadonlyMap<Hex | undefined, AbiEvent> = new Map(
  [...aaveEventsAbi, ...stableDebtEventsAbi].map((event) => [
    encodeEventTopics({ abi: [event] })[0] as Hex,
    event,
  ]),
)
const stableEvents: ReadonlySet<AbiEvent> = new Set(stableDebtEventsAbi)

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
    const { args } = decodeEventLog({ abi: [event], topics, data: log.data })
    const eventName = stableEvents.has(event) ? `Stable${event.name}` : event.name
    const decoded = { eventName, args } as unknown as Decoded
    if ('index' in decoded.args && decoded.args.index === 0n) return undefined
    return { ...decoded, emitter: log.address.toLowerCase() as Address }
  } catch (error) {
    // Bytes that are not what the topic promises are answered by leaving the log alone.
    void error
    return undefined
  }
}
