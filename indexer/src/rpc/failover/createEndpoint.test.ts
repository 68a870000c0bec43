import { afterEach, expect, test } from 'vitest'
import { type RealisticNode, startRealisticNode } from '../../stand-in/realisticNode.ts'
import { createEndpoint } from './createEndpoint.ts'

const nodes: RealisticNode[] = []

async function node(limits: Parameters<typeof startRealisticNode>[0]): Promise<RealisticNode> {
  const started = await startRealisticNode(limits)
  nodes.push(started)
  return started
}

afterEach(async () => {
  await Promise.all(nodes.splice(0).map((started) => started.close()))
})

const answers = {
  eth_chainId: () => '0x1',
  eth_getLogs: () => [],
  eth_call: () => '0x01',
}
const ask = { method: 'eth_chainId' }
const logs = (fromBlock: number, toBlock: number) => ({
  method: 'eth_getLogs',
  params: [{ fromBlock: `0x${fromBlock.toString(16)}`, toBlock: `0x${toBlock.toString(16)}` }],
})

test('default: a burst is spread over seconds, and nothing is refused', async () => {
  const { url, counts } = await node({ answers, requestsPerSecond: 10 })
  const endpoint = createEndpoint({ url, requestsPerSecond: 5, timeoutMs: 5_000 })
  const before = performance.now()
  await Promise.all(Array.from({ length: 11 }, () => endpoint.ask(ask)))
  expect(performance.now() - before).toBeGreaterThan(1_900)
  expect(counts()).toMatchObject({ asked: 11, refused: 0 })
})

test('behavior: when it asks for patience all requests wait, and it is asked once more', async () => {
  const { url, counts } = await node({ answers, refuseFirst: 1 })
  const endpoint = createEndpoint({ url, requestsPerSecond: 50, timeoutMs: 5_000 })
  const before = performance.now()
  expect(await endpoint.ask(ask)).toBe('0x1')
  expect(performance.now() - before).toBeGreaterThan(900)
  expect(counts()).toMatchObject({ asked: 2, refused: 1 })
})

test('behavior: one that goes on refusing is left alone', async () => {
  const { url, counts } = await node({ answers, refuseFirst: 1_000 })
  const endpoint = createEndpoint({ url, requestsPerSecond: 50, timeoutMs: 5_000 })
  await expect(endpoint.ask(ask)).rejects.toThrow()
  await expect(endpoint.ask(ask)).rejects.toThrow('does not answer')
  expect(counts().asked).toBe(2)
})

test('behavior: a range of logs that was refused is not asked for again', async () => {
  const { url, counts } = await node({ answers, logBlocks: 1_000 })
  const endpoint = createEndpoint({ url, requestsPerSecond: 50, timeoutMs: 5_000 })
  await expect(endpoint.ask(logs(0, 9_999))).rejects.toThrow('range')
  await expect(endpoint.ask(logs(5, 20_000))).rejects.toThrow('range')
  expect(counts().asked).toBe(1)
  expect(await endpoint.ask(logs(0, 999))).toEqual([])
  // It still answers everything else.
  expect(await endpoint.ask(ask)).toBe('0x1')
})

test('behavior: a block it does not have yet is asked for once more', async () => {
  let asked = 0
  const lagging = {
    eth_call: () => {
      asked += 1
      if (asked === 1) throw new RangeError('header not found')
      return '0x01'
    },
  }
  const { url } = await node({ answers: lagging })
  const endpoint = createEndpoint({ url, requestsPerSecond: 50, timeoutMs: 5_000 })
  expect(await endpoint.ask({ method: 'eth_call', params: [] })).toBe('0x01')
})

test('behavior: a silent one is given up in time, also with a signal, and rests', async () => {
  const { url, counts } = await node({ answers, latencyMs: 60_000 })
  const endpoint = createEndpoint({ url, requestsPerSecond: 50, timeoutMs: 300, restMs: 400 })
  const before = performance.now()
  const { signal } = new AbortController()
  await expect(endpoint.ask(ask, signal)).rejects.toThrow()
  expect(performance.now() - before).toBeLessThan(3_000)
  await expect(endpoint.ask(ask)).rejects.toThrow('timed out')
  expect(counts().asked).toBe(1)
  await new Promise((resolve) => setTimeout(resolve, 500))
  await expect(endpoint.ask(ask)).rejects.toThrow()
  expect(counts().asked).toBe(2)
})

test('behavior: a caller who gives up asks nothing more', async () => {
  const { url, counts } = await node({ answers })
  const endpoint = createEndpoint({ url, requestsPerSecond: 50, timeoutMs: 300 })
  await expect(endpoint.ask(ask, AbortSignal.abort())).rejects.toThrow()
  expect(counts().asked).toBe(0)
})
