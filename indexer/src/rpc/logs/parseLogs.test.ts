import { MalformedAnswerError } from '@crossmargin/adapters'
import type { Hex } from '@crossmargin/core'
import { toHex } from 'viem'
import { expect, test } from 'vitest'
import { parseLogs } from './parseLogs.ts'

const address = '0x00000000000000000000000000000000000000aa'
const topic: Hex = `0x${'01'.repeat(32)}`
const filter = { addresses: [address] as const, topics: [topic], blocks: { from: 1, to: 9 } }

function log(number: number, index: number, change: object = {}) {
  return {
    address,
    topics: [topic],
    data: '0x',
    blockNumber: toHex(number),
    blockHash: toHex(number, { size: 32 }),
    logIndex: toHex(index),
    ...change,
  }
}
const places = (answer: unknown) =>
  parseLogs(answer, filter).map(({ blockNumber, logIndex }) => `${blockNumber}:${logIndex}`)

test('default', () => {
  expect(parseLogs([log(2, 3, { blockTimestamp: '0x10' })], filter)).toEqual([
    {
      address,
      topics: [topic],
      data: '0x',
      blockNumber: 2,
      blockHash: toHex(2, { size: 32 }),
      logIndex: 3,
      blockTimestampSeconds: 16,
    },
  ])
})

test('behavior: F45 logs out of order are put in order', () => {
  expect(places([log(3, 1), log(2, 5), log(3, 0)])).toEqual(['2:5', '3:0', '3:1'])
})

test('behavior: F44 the same log twice is one log, and two in one place are a lie', () => {
  expect(places([log(3, 1), log(3, 1), log(3, 2)])).toEqual(['3:1', '3:2'])
  const other = log(3, 1, { data: '0x01' })
  expect(() => places([log(3, 1), other])).toThrow(MalformedAnswerError)
})

test('behavior: F46 a removed log is dropped', () => {
  expect(places([log(3, 1, { removed: true }), log(3, 1, { data: '0x02' })])).toEqual(['3:1'])
})

test('behavior: F50 two hashes of one number in one answer are a lie', () => {
  const forked = log(3, 2, { blockHash: toHex(99, { size: 32 }) })
  expect(() => places([log(3, 1), forked])).toThrow(MalformedAnswerError)
})

test('behavior: F47 a log outside of what was asked for is a lie', () => {
  for (const change of [
    { address: '0x00000000000000000000000000000000000000bb' },
    { blockNumber: '0xa' },
    { topics: [`0x${'02'.repeat(32)}`] },
    { topics: [] },
  ])
    expect(() => places([log(3, 1, change)])).toThrow(MalformedAnswerError)
})

test('behavior: F53 F54 a log that is none is a lie', () => {
  for (const change of [
    { logIndex: 1 },
    { logIndex: '1' },
    { blockNumber: null },
    { blockHash: '0x12' },
    { address: null },
    { topics: 'none' },
    { data: null },
    { blockTimestamp: '12' },
  ])
    expect(() => places([log(3, 1, change)])).toThrow(MalformedAnswerError)
  expect(() => places({ error: 'none' })).toThrow(MalformedAnswerError)
})

test('behavior: F53 a missing timestamp, and fields nobody knows, are no fault', () => {
  expect(places([log(3, 1, { blockTimestamp: null, l1BatchNumber: '0x1' })])).toEqual(['3:1'])
})
