import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { InvariantError } from '@crossmargin/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toHash, toLog } from '../../conformance/standIn.ts'
import { decodeLogs, encodeLogs } from './logCodec.ts'

const toBytes = (constraints: fc.IntArrayConstraints): fc.Arbitrary<`0x${string}`> =>
  fc.uint8Array(constraints).map((bytes) => `0x${Buffer.from(bytes).toString('hex')}` as const)
const exactly = (length: number): fc.Arbitrary<`0x${string}`> =>
  toBytes({ minLength: length, maxLength: length })

const logArbitrary = fc.record({
  address: exactly(20),
  topics: fc.array(exactly(32), { maxLength: 4 }),
  data: toBytes({ maxLength: 300 }),
  blockNumber: fc.oneof(fc.nat(3), fc.maxSafeNat()),
  logIndex: fc.nat(),
})

describe('encodeLogs', () => {
  test('behavior: logs come back as they were', () => {
    fc.assert(
      fc.property(fc.array(logArbitrary), (logs) => {
        const sorted = logs
          .map((log) => ({ ...log, blockHash: toHash(log.blockNumber) }))
          .sort((left, right) => left.blockNumber - right.blockNumber)
        expect(decodeLogs(encodeLogs(sorted))).toEqual(sorted)
      }),
    )
  })

  test('behavior: block 0 has a hash like any other', () => {
    const logs = [toLog(0, 0), toLog(0, 1), toLog(1, 0)]
    expect(decodeLogs(encodeLogs(logs))).toEqual(logs)
  })

  test('behavior: logs of one contract pack to a fraction of their text', () => {
    const logs = Array.from({ length: 1000 }, (_, index) => toLog(5, index))
    expect(encodeLogs(logs).length).toBeLessThan(JSON.stringify(logs).length / 20)
  })

  test('error: InvariantError, for logs that do not ascend, and chunks that are cut', () => {
    expect(() => encodeLogs([toLog(2, 0), toLog(1, 0)])).toThrow(InvariantError)
    const bytes = inflateRawSync(encodeLogs([toLog(1, 3), toLog(2, 4)]))
    for (let length = 0; length < bytes.length; length += 1)
      expect(() => decodeLogs(deflateRawSync(bytes.subarray(0, length)))).toThrow(InvariantError)
    expect(() => decodeLogs(deflateRawSync(Buffer.concat([bytes, bytes])))).toThrow(InvariantError)
  })
})
