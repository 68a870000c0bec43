import { afterEach, expect, test } from 'vitest'
import { RpcUnreachableError } from '../errors/rpcUnreachableError.ts'
import { WrongChainError } from '../errors/wrongChainError.ts'
import type { EndpointConfig } from '../rpc/pool/endpoint/endpointConfig.ts'
import { fakeHeader } from '../stand-in/fakeNode.ts'
import {
  type RealisticNode,
  type RealisticNodeParameters,
  startRealisticNode,
} from '../stand-in/realisticNode.ts'
import { type ChainConnection, connectChain } from './connectChain.ts'

const nodes: RealisticNode[] = []
const connections: ChainConnection[] = []
const dead = 'http://127.0.0.1:9/SECRET-KEY'

async function node(
  chainId: number,
  change: RealisticNodeParameters & {
    readonly headNumber?: number
    readonly headSeconds?: number
  } = {},
): Promise<RealisticNode> {
  const { headNumber = 100, headSeconds = 1_800_000_000, ...limits } = change
  const answers = {
    eth_chainId: () => `0x${chainId.toString(16)}`,
    eth_blockNumber: () => `0x${headNumber.toString(16)}`,
    eth_getBlockByNumber: ([block]: readonly unknown[]) =>
      block === '0x0' ? fakeHeader(0, 1) : fakeHeader(headNumber, headSeconds),
    eth_call: () => '0x01',
    eth_getLogs: () => [],
    ...limits.answers,
  }
  const started = await startRealisticNode({ ...limits, answers })
  nodes.push(started)
  return started
}

async function connect(urls: readonly string[], timeoutMs = 2_000): Promise<ChainConnection> {
  const [first, ...others] = urls.map((url) => ({ url }))
  const endpoints = [first as EndpointConfig, ...others] as const
  const connection = await connectChain({ id: 1, name: 'ethereum', endpoints, timeoutMs })
  connections.push(connection)
  return connection
}

const call = { method: 'eth_call', params: [] } as never

afterEach(async () => {
  await Promise.all(connections.splice(0).map((connection) => connection.close()))
  await Promise.all(nodes.splice(0).map((started) => started.close()))
})

test('default: what the first does not do, the next does', async () => {
  const refusing = () => {
    throw new RangeError('this method is not for you')
  }
  const first = await node(1, { answers: { eth_call: refusing } })
  const second = await node(1)
  const { client } = await connect([dead, first.url, second.url])
  expect(await client.request(call)).toBe('0x01')
  expect(first.counts().methods['eth_call'] ?? 0).toBeLessThanOrEqual(1)
  expect(second.counts().methods['eth_call']).toBe(1)
})

test('behavior: a silent node keeps nobody waiting, and one far behind is not used', async () => {
  const silent = await node(1, { latencyMs: 60_000 })
  const lagging = await node(1, { headNumber: 50, headSeconds: 1_800_000_000 - 600 })
  const fresh = await node(1)
  const before = performance.now()
  const { client, pool } = await connect([silent.url, lagging.url, fresh.url], 30_000)
  expect(performance.now() - before).toBeLessThan(10_000)
  expect(pool.status().map(({ state }) => state)).toEqual(['closed', 'open', 'closed'])
  expect(await client.request(call)).toBe('0x01')
  expect(fresh.counts().methods['eth_call']).toBe(1)
})

test('behavior: a node that asks for patience is asked again when it may be', async () => {
  const only = await node(1, { refuseFirst: 1 })
  const before = performance.now()
  const { client } = await connect([only.url])
  expect(await client.request(call)).toBe('0x01')
  expect(performance.now() - before).toBeGreaterThan(900)
  expect(only.counts().refused).toBe(1)
})

test('behavior: what the contract itself says is not asked of another node', async () => {
  const reverting = () => {
    throw new RangeError('execution reverted: no')
  }
  const first = await node(1, { answers: { eth_call: reverting } })
  const second = await node(1, { answers: { eth_call: reverting } })
  const { client } = await connect([first.url, second.url])
  await expect(client.request(call)).rejects.toThrow('execution reverted')
  const asked = [first, second].map((it) => it.counts().methods['eth_call'] ?? 0)
  expect(asked.reduce((sum, count) => sum + count)).toBe(1)
})

test('behavior: a range of logs that every node refused is not asked for again', async () => {
  const first = await node(1, { logBlocks: 50 })
  const second = await node(1, { logBlocks: 20 })
  const { client } = await connect([first.url, second.url])
  const logs = (toBlock: number) =>
    client.request({
      method: 'eth_getLogs',
      params: [{ fromBlock: '0x1', toBlock: `0x${toBlock.toString(16)}` }],
    } as never)
  await expect(logs(100)).rejects.toThrow('range')
  const asked = [first, second].map((it) => it.counts().asked)
  await expect(logs(100)).rejects.toThrow('range')
  expect([first, second].map((it) => it.counts().asked)).toEqual(asked)
  // What one of them refuses is asked of the other.
  expect(await logs(40)).toEqual([])
  expect(await logs(10)).toEqual([])
})

test('behavior: a call that is too large is told at once, and nothing is taken for broken', async () => {
  const small = await node(1, { callBytes: 100 })
  const { client, pool } = await connect([small.url])
  const large = { method: 'eth_call', params: [{ data: `0x${'00'.repeat(200)}` }] } as never
  for (let count = 0; count < 5; count += 1)
    await expect(client.request(large)).rejects.toThrow('out of gas')
  expect(pool.status()).toMatchObject([{ state: 'closed', faults: { 'call-too-big': 5 } }])
  expect(await client.request(call)).toBe('0x01')
})

test('behavior: nothing for an answer is believed once every node has said so', async () => {
  const empty = { answers: { eth_call: () => '0x' } }
  const [first, second] = [await node(1, empty), await node(1, empty)]
  const { client } = await connect([first.url, second.url])
  expect(await client.request(call)).toBe('0x')
  expect([first, second].map((it) => it.counts().methods['eth_call'])).toEqual([1, 1])
})

test('behavior: a reading that is given up asks no other node', async () => {
  const first = await node(1)
  const second = await node(1)
  const { client } = await connect([first.url, second.url])
  const given = client.request(call, { signal: AbortSignal.abort() } as never)
  await expect(given).rejects.toThrow('aborted')
  expect([first, second].map((it) => it.counts().methods['eth_call'])).toEqual([
    undefined,
    undefined,
  ])
})

test('error: WrongChainError', async () => {
  const { url } = await node(5)
  await expect(connect([url, dead])).rejects.toThrow(WrongChainError)
})

test('error: RpcUnreachableError', async () => {
  const connecting = connect([dead])
  await expect(connecting).rejects.toThrow(RpcUnreachableError)
  await expect(connecting).rejects.not.toThrow('SECRET')
})
