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
 * the best that every Node we support can undo.
 *
 * @param logs ascending by block and log index.
 */
export function encodeLogs(logs: readonly ChainLog[]): Buffer {
  const parts: Buffer[] = [encodeCount(logs.length)]
  let blockNumber = 0
  for (const [index, log] of logs.entries()) {
    const isSameBlock = index > 0 && log.blockNumber === blockNumber
    parts.push(encodeCount(log.blockNumber - blockNumber))
    if (!isSameBlock) parts.push(encodeHex(log.blockHash))
    parts.push(encodeCount(log.logIndex), encodeHex(log.address), encodeCount(log.topics.length))
    for (const topic of log.topics) parts.push(encodeHex(topic))
    const data = encodeHex(log.data)
    parts.push(encodeCount(data.length), data)
    blockNumber = log.blockNumber
  }
  return deflateRawSync(Buffer.concat(parts))
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

function encodeCount(count: number): Buffer {
  assertInvariant(Number.isSafeInteger(count) && count >= 0, 'logs ascend, in safe integers')
  const bytes: number[] = []
  let rest = count
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  return Buffer.from([...bytes, rest])
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
