import type { Hex } from '@crossmargin/core'
import { expect, test } from 'vitest'
import { aaveTopics, decodeAaveLog } from './decodeAaveLog.ts'

const mint = '0x458f5fa412d0f69b08dd84872b0215675cc67bc1d5b6fd93300a1c3878b86196'
const padded = `0x${'00'.repeat(12)}${'Aa'.repeat(20)}` as Hex
const word = (value: bigint): string => value.toString(16).padStart(64, '0')
const common = { blockNumber: 1, blockHash: '0x', logIndex: 0 } as const
const address = '0xABcdEFABcdEFabcdEfAbCdefabcdeFABcDEFabCD'

test('default', () => {
  const data = `0x${word(7n)}${word(2n)}${word(10n ** 27n)}` as Hex
  const event = decodeAaveLog({ ...common, address, topics: [mint, padded, padded], data })
  expect(event).toMatchObject({
    eventName: 'Mint',
    emitter: address.toLowerCase(),
    args: { value: 7n, balanceIncrease: 2n, index: 10n ** 27n },
  })
})

test('behavior: foreign, short and senseless logs are not events', () => {
  const data = `0x${word(7n)}${word(2n)}${word(0n)}` as Hex
  const topics = [mint, padded, padded] as const
  for (const log of [
    { topics, data },
    { topics, data: '0x1234' as Hex },
    { topics: [mint] as const, data },
    { topics: [] as const, data },
    { topics: [padded] as const, data },
  ])
    expect(decodeAaveLog({ ...common, address, ...log })).toBeUndefined()
})

test('behavior: every event has its own topic', () => {
  expect(new Set(aaveTopics).size).toBe(40)
})
