import type { Hex } from '@crossmargin/core'
import { expect, test } from 'vitest'
import type { BloomHeader } from '../../rpc/listHeaders.ts'
import type { FetchedLog } from '../../rpc/logs/logFilter.ts'
import { fakeBloom } from '../fake/fakeBloom.ts'
import { createBloomChecker } from './checkBlooms.ts'

const [address, topic, stranger] = ['11', '22', '33'].map((it): Hex => `0x${it.repeat(20)}`) as [
  Hex,
  Hex,
  Hex,
]
const log = { address, topics: [topic], blockNumber: 5, logIndex: 0 } as unknown as FetchedLog
const header = (number: number, logsBloom: Hex | undefined): BloomHeader =>
  ({ number, logsBloom }) as BloomHeader
const headersOf = (logsBloom: Hex | undefined) => new Map([[5, header(5, logsBloom)]])
const empty = fakeBloom([])

test('default', () => {
  const blooms = createBloomChecker()
  blooms.assertNoted([log], headersOf(fakeBloom([address, topic])))
  expect(() => blooms.assertNoted([log], headersOf(fakeBloom([address])))).toThrow(
    'its block notes',
  )
})

test('behavior: a chain that keeps no blooms is believed, until it is seen to keep them', () => {
  const blooms = createBloomChecker()
  blooms.assertNoted([log], headersOf(undefined))
  blooms.assertNoted([log], headersOf(empty))
  blooms.assertNoted([log], headersOf(fakeBloom([address, topic])))
  expect(() => blooms.assertNoted([log], headersOf(empty))).toThrow('its block notes')
})

test('behavior: blocks are suspect that note both a contract and a topic of ours', () => {
  const blooms = createBloomChecker()
  const full: Hex = `0x${'ff'.repeat(256)}`
  const headers = [
    header(1, fakeBloom([address, topic])),
    header(2, fakeBloom([address, stranger])),
    header(3, empty),
    header(4, undefined),
    header(5, full),
  ]
  const watched = { addresses: [address], topics: [topic] }
  expect(blooms.suspects(headers, watched).map(({ number }) => number)).toEqual([1])
  const many = { ...watched, addresses: Array.from({ length: 300 }, () => address) }
  expect(blooms.suspects(headers, many)).toEqual([])
})
