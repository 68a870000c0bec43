import type { Address, Hex } from '@crossmargin/core'
import {
  type AbiEvent,
  type DecodeEventLogReturnType,
  decodeEventLog,
  encodeEventTopics,
} from 'viem'
import type { ChainLog } from '../chainLog.ts'

/** The events of one ABI, to be read from logs. */
export type EventDecoder<abi extends readonly AbiEvent[]> = {
  /** First topics of all events. */
  readonly topics: readonly Hex[]
  /**
   * Reads a log.
   *
   * @returns the event; `undefined` for another's topic, and for bytes that do not fit the signature.
   */
  decode(log: Pick<ChainLog, 'topics' | 'data'>): DecodeEventLogReturnType<abi> | undefined
}

/**
 * Makes a decoder that reads fields where they must lie.
 *
 * An event whose parameters are all of one word each has every field at a fixed place of its topics
 * or data; reading there takes a twentieth of the time of an ABI decoder that walks. Whatever is out
 * of the ordinary (a parameter of variable length, a count of topics, a length or a word that does
 * not fit) is left to viem, so that what is an event and what is not is decided in one place. Only
 * addresses differ: they are in lower case here, because a checksum costs a hash each.
 */
export function createEventDecoder<const abi extends readonly AbiEvent[]>(
  abi: abi,
): EventDecoder<abi> {
  // By first topic: to search the whole list would hash every signature for every log.
  const layouts: ReadonlyMap<Hex, Layout> = new Map(
    abi.map((event) => [encodeEventTopics({ abi: [event] })[0] as Hex, layoutOf(event)]),
  )
  return {
    topics: [...layouts.keys()],
    decode(log) {
      const layout = layouts.get(log.topics[0] as Hex)
      if (layout === undefined) return undefined
      return (readAtPlaces(layout, log) ?? walk(layout.event, log)) as never
    },
  }
}

type FieldKind = 'address' | 'bool' | 'bigint' | 'number' | 'word'

/** One parameter: which topic holds it, or at which character of the data it begins. */
type Field = {
  readonly name: string
  readonly kind: FieldKind
  readonly topic: number | undefined
  readonly start: number
}

type Layout = {
  readonly event: AbiEvent
  /** `undefined` where a parameter is not of one word. */
  readonly fields: readonly Field[] | undefined
  readonly topicCount: number
  /** Characters the data has, `0x` included. */
  readonly dataLength: number
}

type DecodedEvent = { readonly eventName: string; readonly args: object }

const wordLength = 64
const prefixLength = 2

function layoutOf(event: AbiEvent): Layout {
  let topicCount = 1
  let dataLength = prefixLength
  const fields = event.inputs.map((input): Field | undefined => {
    const kind = kindOf(input.type)
    if (kind === undefined || input.name === undefined || input.name === '') return undefined
    if (input.indexed === true) {
      topicCount += 1
      return { name: input.name, kind, topic: topicCount - 1, start: prefixLength }
    }
    dataLength += wordLength
    return { name: input.name, kind, topic: undefined, start: dataLength - wordLength }
  })
  const isFixed = fields.length > 0 && fields.every((field) => field !== undefined)
  return { event, fields: isFixed ? (fields as Field[]) : undefined, topicCount, dataLength }
}

function kindOf(type: string): FieldKind | undefined {
  if (type === 'address' || type === 'bool') return type
  if (type === 'bytes32') return 'word'
  const bits = /^uint(\d+)$/.exec(type)?.[1]
  if (bits === undefined) return undefined
  return Number(bits) > 48 ? 'bigint' : 'number'
}

function readAtPlaces(
  { event, fields, topicCount, dataLength }: Layout,
  { topics, data }: Pick<ChainLog, 'topics' | 'data'>,
): DecodedEvent | undefined {
  if (fields === undefined || topics.length !== topicCount || data.length !== dataLength)
    return undefined
  const args: { [name: string]: unknown } = {}
  for (const { name, kind, topic, start } of fields) {
    const text = topic === undefined ? data : topics[topic]
    if (text === undefined) return undefined
    if (topic !== undefined && text.length !== prefixLength + wordLength) return undefined
    const value = readWord(kind, text, start)
    if (value === undefined) return undefined
    args[name] = value
  }
  return { eventName: event.name, args }
}

const hexadecimal = /^[0-9a-fA-F]+$/

/** Reads one word of a kind. @returns `undefined` for a word that is not one of it. */
function readWord(
  kind: FieldKind,
  text: string,
  start: number,
): Address | Hex | bigint | number | boolean | undefined {
  const word = text.slice(start, start + wordLength)
  if (!hexadecimal.test(word)) return undefined
  if (kind === 'address') return `0x${word.slice(24).toLowerCase()}`
  if (kind === 'word') return `0x${word.toLowerCase()}`
  const digits = withoutZeros(word)
  // Thirteen digits are 52 bits: as a number they are exact, and far cheaper to read than a bigint.
  const small = digits.length <= 13 ? Number.parseInt(`0${digits}`, 16) : undefined
  switch (kind) {
    case 'bigint':
      return BigInt(small ?? `0x${digits}`)
    case 'number':
      return small
    case 'bool':
      return small === 0 || small === 1 ? small === 1 : undefined
  }
}

function withoutZeros(word: string): string {
  let start = 0
  while (start < word.length && word.charCodeAt(start) === 48) start += 1
  return word.slice(start)
}

function walk(
  event: AbiEvent,
  { topics, data }: Pick<ChainLog, 'topics' | 'data'>,
): DecodedEvent | undefined {
  try {
    return decodeEventLog({ abi: [event], topics: topics as [Hex, ...Hex[]], data }) as DecodedEvent
  } catch (error) {
    // Bytes that are not what the topic promises are answered by leaving the log alone.
    void error
    return undefined
  }
}
