import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { ChainLog } from '@crossmargin/adapters'
import { assertInvariant, type Hex } from '@crossmargin/core'
import { decodeHex, encodeHex } from './columnCodec.ts'

/** The only way of writing chunks so far; a chunk names its own, so that others may follow. */
export const logEncoding = 1

/**
 * Packs logs into one compressed chunk.
 *
 * One record per log: block number less that of the log before, the block's hash where the number
 * changed, log index, address, topics, data; counts and lengths as base-128 numbers; then deflate,
 * the best that every Node we support can undo. At its fastest: the higher levels take three to ten
 * times as long for a tenth less.
 *
 * @param logs ascending by block and log index.
 */
export function encodeLogs(logs: readonly ChainLog[]): Buffer {
  // Digits are joined first and turned into bytes at once: a call for each field would be most of it.
  const digits: string[] = [digitsOfCount(logs.length)]
  let blockNumber = 0
  for (const [index, log] of logs.entries()) {
    const isSameBlock = index > 0 && log.blockNumber === blockNumber
    digits.push(digitsOfCount(log.blockNumber - blockNumber))
    if (!isSameBlock) digits.push(digitsOf(log.blockHash, 32))
    digits.push(digitsOfCount(log.logIndex), digitsOf(log.address, 20))
    digits.push(digitsOfCount(log.topics.length))
    for (const topic of log.topics) digits.push(digitsOf(topic, 32))
    const data = digitsOf(log.data)
    digits.push(digitsOfCount(data.length >>> 1), data)
    blockNumber = log.blockNumber
  }
  return deflateRawSync(encodeHex(`0x${digits.join('')}`), { level: 1 })
}

/** Unpacks a chunk of {@link encodeLogs}; hexadecimal in lower case. */
export function decodeLogs(chunk: Buffer): readonly ChainLog[] {
  const cursor = { bytes: inflateRawSync(chunk), offset: 0 }
  const logs: ChainLog[] = []
  const count = takeCount(cursor)
  let [blockNumber, blockHash]: [number, Hex] = [0, '0x']
  for (let index = 0; index < count; index += 1) {
    const step = takeCount(cursor)
    blockNumber += step
    if (index === 0 || step > 0) blockHash = takeHex(cursor, 32)
    const logIndex = takeCount(cursor)
    const address = takeHex(cursor, 20)
    const topics = Array.from({ length: takeCount(cursor) }, () => takeHex(cursor, 32))
    const data = takeHex(cursor, takeCount(cursor))
    logs.push({ address, topics, data, blockNumber, blockHash, logIndex })
  }
  assertInvariant(cursor.offset === cursor.bytes.length, 'a chunk of logs ends with its last log')
  return logs
}

type Cursor = { readonly bytes: Buffer; offset: number }

/** The digits of some hexadecimal text. @throws InvariantError for another count of bytes. */
function digitsOf(hex: Hex, length?: number): string {
  const digits = hex.slice(2)
  const isWhole = digits.length % 2 === 0 && (length === undefined || digits.length === length * 2)
  assertInvariant(isWhole && hex.startsWith('0x'), 'fields of logs are 0x and whole bytes')
  return digits
}

function digitsOfCount(count: number): string {
  assertInvariant(Number.isSafeInteger(count) && count >= 0, 'logs ascend, in safe integers')
  let digits = ''
  let rest = count
  for (; rest >= 128; rest = Math.floor(rest / 128)) digits += digitsOfByte((rest % 128) + 128)
  return digits + digitsOfByte(rest)
}

const bytesInDigits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

function digitsOfByte(byte: number): string {
  return bytesInDigits[byte] ?? ''
}

function takeCount(cursor: Cursor): number {
  let count = 0
  for (let scale = 1; ; scale *= 128) {
    const byte = cursor.bytes[cursor.offset]
    assertInvariant(byte !== undefined, 'a chunk of logs is whole')
    cursor.offset += 1
    count += (byte % 128) * scale
    if (byte < 128) return count
  }
}

function takeHex(cursor: Cursor, length: number): Hex {
  const end = cursor.offset + length
  assertInvariant(end <= cursor.bytes.length, 'a chunk of logs is whole')
  const hex = decodeHex(cursor.bytes.subarray(cursor.offset, end))
  cursor.offset = end
  return hex
}
