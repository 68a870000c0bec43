import { MalformedAnswerError } from '@crossmargin/adapters'
import type { Hex } from '@crossmargin/core'
import { createClient, custom, toHex } from 'viem'
import { expect, test } from 'vitest'
import { getLogs } from './getLogs.ts'

const address = '0x00000000000000000000000000000000000000aa'
const topics: readonly Hex[] = [`0x${'01'.repeat(32)}`]

/** A node that refuses ranges wider than it likes, in words of its own. */
function createNode(widest: number, change: (log: object) => object = (log) => log) {
  const asked: string[] = []
  const client = createClient({
    transport: custom(
      {
        request: async ({ params }: { params: [{ fromBlock: Hex; toBlock: Hex }] }) => {
          const [from, to] = [Number(params[0].fromBlock), Number(params[0].toBlock)]
          asked.push(`${from}-${to}`)
          if (to - from + 1 > widest) throw new RangeError('too many cooks')
          const numbers = Array.from({ length: to - from + 1 }, (_, index) => to - index)
          return numbers.map((number) =>
            change({
              address,
              topics,
              data: '0x',
              blockNumber: toHex(number),
              blockHash: toHex(number, { size: 32 }),
              logIndex: '0x0',
            }),
          )
        },
      },
      { retryCount: 0 },
    ),
  })
  return { client, asked }
}

test('default', async () => {
  const { client, asked } = createNode(4)
  const logs = await getLogs(client, { addresses: [address], topics, blocks: { from: 0, to: 9 } })
  expect(logs.map(({ blockNumber }) => blockNumber)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(asked).toEqual(['0-9', '0-4', '0-2', '3-4', '5-9', '5-7', '8-9'])
})

test('behavior: nothing is asked for no contracts', async () => {
  const { client, asked } = createNode(4)
  expect(await getLogs(client, { addresses: [], topics, blocks: { from: 0, to: 9 } })).toEqual([])
  expect(asked).toEqual([])
})

test('behavior: a removed log is no log', async () => {
  const { client } = createNode(4, (log) => ({ ...log, removed: true }))
  expect(
    await getLogs(client, { addresses: [address], topics, blocks: { from: 0, to: 2 } }),
  ).toEqual([])
})

test('behavior: a single block that is refused is an error', async () => {
  const { client } = createNode(0)
  const filter = { addresses: [address] as const, topics, blocks: { from: 3, to: 3 } }
  await expect(getLogs(client, filter)).rejects.toThrow()
})

test('error: MalformedAnswerError', async () => {
  const other = '0x00000000000000000000000000000000000000bb'
  for (const change of [{ address: other }, { blockNumber: '0x63' }, { blockNumber: 3 }]) {
    const { client } = createNode(1, (log) => ({ ...log, ...change }))
    const filter = { addresses: [address] as const, topics, blocks: { from: 3, to: 3 } }
    await expect(getLogs(client, filter)).rejects.toThrow(MalformedAnswerError)
  }
})
