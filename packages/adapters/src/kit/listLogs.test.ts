import { createClient, custom, RpcRequestError } from 'viem'
import { describe, expect, test } from 'vitest'
import { listLogs } from './listLogs.ts'
import { LogRangeError } from './logRangeError.ts'

const address = '0x00000000000000000000000000000000000000aa'
const topics = [null]

/** A node with one log in each block that refuses ranges longer than it likes. */
function chainOf(limit: number) {
  const spans: number[] = []
  const request = async ({
    params,
  }: {
    readonly params: readonly [{ fromBlock: string; toBlock: string }]
  }) => {
    const [{ fromBlock, toBlock }] = params
    const [from, to] = [Number(fromBlock), Number(toBlock)]
    const span = to - from + 1
    spans.push(span)
    if (span > limit) {
      const error = { code: -32_005, message: 'query returned more than 10000 results' }
      throw new RpcRequestError({ body: {}, error, url: '' })
    }
    return Array.from({ length: span }, (_, index) => ({
      address: address.toUpperCase().replace('0X', '0x'),
      topics: [],
      data: '0x',
      blockNumber: `0x${(from + index).toString(16)}`,
      blockHash: '0xab',
      logIndex: '0x1',
    }))
  }
  const client = createClient({ transport: custom({ request } as never, { retryCount: 0 }) })
  return { client, spans }
}

describe('listLogs', () => {
  test('default', async () => {
    const { client, spans } = chainOf(100)
    const [log, ...others] = await listLogs(client, { address, topics, fromBlock: 5, toBlock: 7 })
    expect(log).toEqual({
      address,
      topics: [],
      data: '0x',
      blockNumber: 5,
      blockHash: '0xab',
      logIndex: 1,
    })
    expect(others).toHaveLength(2)
    expect(spans).toEqual([3])
  })

  test('behavior: a refused range is halved, and what works is kept', async () => {
    const { client, spans } = chainOf(3)
    const logs = await listLogs(client, { address, topics, fromBlock: 0, toBlock: 19 })
    expect(logs.map(({ blockNumber }) => blockNumber)).toEqual(
      Array.from({ length: 20 }, (_, n) => n),
    )
    expect(spans).toEqual([20, 10, 5, 3, 3, 3, 3, 3, 3, 2])
  })

  test('behavior: an empty range asks nothing', async () => {
    const { client, spans } = chainOf(3)
    expect(await listLogs(client, { address, topics, fromBlock: 5, toBlock: 4 })).toEqual([])
    expect(spans).toEqual([])
  })

  test('error: LogRangeError, as soon as it is clear', async () => {
    const { client, spans } = chainOf(9_999)
    const asked = listLogs(client, { address, topics, fromBlock: 0, toBlock: 100_000_000 })
    await expect(asked).rejects.toThrow(LogRangeError)
    await expect(asked).rejects.toThrow('10000 results')
    // Halved down to a five hundredth, and not to what would have worked.
    expect(spans).toHaveLength(9)
  })

  test('error: what the node says when it refuses a single block', async () => {
    const asked = listLogs(chainOf(0).client, { address, topics, fromBlock: 0, toBlock: 9 })
    await expect(asked).rejects.toThrow('10000 results')
  })
})
