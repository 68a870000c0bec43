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
  expect(asked).toEqual(['0-9', '0-4', '0-2', '3-7', '3-5', '6-9'])
})

test('behavior: nothing is asked for no contracts', async () => {
  const { client, asked } = createNode(4)
  expect(await getLogs(client, { addresses: [], topics, blocks: { from: 0, to: 9 } })).toEqual([])
  expect(asked).toEqual([])
})

/** A node of 20 blocks with a log in each, that refuses as `refuse` says. */
function createStrictNode(
  refuse: (query: { from: number; to: number; addresses: number }) => string | undefined,
) {
  const asked: string[] = []
  const logOf = (number: number) => ({
    address,
    topics,
    data: '0x',
    blockNumber: toHex(number),
    blockHash: toHex(number, { size: 32 }),
    logIndex: '0x0',
  })
  const request = async ({ method, params }: { method: string; params: readonly unknown[] }) => {
    if (method !== 'eth_getLogs') asked.push(method)
    const [first] = params as [{ fromBlock: Hex; toBlock: Hex; address: readonly string[] }]
    switch (method) {
      case 'eth_getBlockByNumber':
        return { hash: toHex(Number(first), { size: 32 }), transactions: ['0x01', '0x02'] }
      case 'eth_getBlockReceipts':
        throw Object.assign(new RangeError('no such method'), { code: -32601 })
      case 'eth_getTransactionReceipt':
        return { transactionHash: first, logs: String(first) === '0x01' ? [logOf(7)] : [] }
      default: {
        const [from, to] = [Number(first.fromBlock), Number(first.toBlock)]
        asked.push(`${from}-${to} of ${first.address.length}`)
        const words = refuse({ from, to, addresses: first.address.length })
        if (words !== undefined) throw Object.assign(new RangeError(words), { code: -32602 })
        const isOurs = first.address.includes(address)
        const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index)
        return isOurs ? numbers.map(logOf) : []
      }
    }
  }
  return { client: createClient({ transport: custom({ request }, { retryCount: 0 }) }), asked }
}

test('behavior: F01 F09 the length a node names is taken at once, and kept to', async () => {
  const { client, asked } = createStrictNode(({ from, to }) =>
    to - from + 1 > 4 ? 'Maximum allowed number of requested blocks is 4' : undefined,
  )
  const filter = { addresses: [address] as const, topics }
  const logs = await getLogs(client, { ...filter, blocks: { from: 0, to: 9 } })
  expect(logs).toHaveLength(10)
  await getLogs(client, { ...filter, blocks: { from: 10, to: 15 } })
  expect(asked).toEqual([
    '0-9 of 1',
    '0-3 of 1',
    '4-7 of 1',
    '8-9 of 1',
    '10-13 of 1',
    '14-15 of 1',
  ])
})

test('behavior: F11 too many addresses are asked for in groups', async () => {
  const { client, asked } = createStrictNode(({ addresses }) =>
    addresses > 2 ? 'Please specify less number of address' : undefined,
  )
  const addresses = ['a1', 'a2', 'a3', 'a4', 'aa'].map(
    (end) => `0x${end.padStart(40, '0')}` as const,
  )
  const logs = await getLogs(client, { addresses, topics, blocks: { from: 0, to: 1 } })
  expect(logs).toHaveLength(2)
  expect(asked).toEqual(['0-1 of 5', '0-1 of 3', '0-1 of 2', '0-1 of 2', '0-1 of 1'])
})

test('behavior: F13 a single block that is too big is read by its receipts', async () => {
  const { client, asked } = createStrictNode(({ from }) =>
    from === 7 ? 'query returned more than 10000 results' : undefined,
  )
  const filter = { addresses: [address] as const, topics, blocks: { from: 7, to: 7 } }
  const logs = await getLogs(client, filter)
  expect(logs.map(({ blockNumber }) => blockNumber)).toEqual([7])
  expect(asked).toEqual([
    '7-7 of 1',
    'eth_getBlockByNumber',
    'eth_getBlockReceipts',
    'eth_getTransactionReceipt',
    'eth_getTransactionReceipt',
  ])
})

test('behavior: F46 a removed log is no log', async () => {
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

test('error: MalformedAnswerError F43 F47 F54', async () => {
  const other = '0x00000000000000000000000000000000000000bb'
  for (const change of [{ address: other }, { blockNumber: '0x63' }, { blockNumber: 3 }]) {
    const { client } = createNode(1, (log) => ({ ...log, ...change }))
    const filter = { addresses: [address] as const, topics, blocks: { from: 3, to: 3 } }
    await expect(getLogs(client, filter)).rejects.toThrow(MalformedAnswerError)
  }
})
