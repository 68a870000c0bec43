import { afterEach, expect, test } from 'vitest'
import { RpcUnreachableError } from '../../errors/rpcUnreachableError.ts'
import { WrongChainError } from '../../errors/wrongChainError.ts'
import { fakeHeader } from '../../stand-in/fakeNode.ts'
import {
  type RealisticNode,
  type RealisticNodeParameters,
  startRealisticNode,
} from '../../stand-in/realisticNode.ts'
import { connectEndpoints } from './connectEndpoints.ts'

const nodes: RealisticNode[] = []
const dead = 'http://127.0.0.1:9/SECRET-KEY'

async function node(
  chainId: number,
  change: RealisticNodeParameters & { readonly headSeconds?: number } = {},
): Promise<RealisticNode> {
  const { headSeconds = 1_800_000_000, ...limits } = change
  const answers = {
    eth_chainId: () => `0x${chainId.toString(16)}`,
    eth_getBlockByNumber: () => fakeHeader(100, headSeconds),
    eth_call: () => '0x01',
    eth_getLogs: () => [],
    ...limits.answers,
  }
  const started = await startRealisticNode({ ...limits, answers })
  nodes.push(started)
  return started
}

const call = { method: 'eth_call', params: [] } as never
const chain = { id: 1, name: 'ethereum', timeoutMs: 2_000 }

afterEach(async () => {
  await Promise.all(nodes.splice(0).map((started) => started.close()))
})

test('default: what the first does not do, the next does', async () => {
  const refusing = () => {
    throw new RangeError('this method is not for you')
  }
  const first = await node(1, { answers: { eth_call: refusing } })
  const second = await node(1)
  const { client, urls, close } = await connectEndpoints({
    ...chain,
    rpcUrls: [dead, first.url, second.url],
  })
  expect(urls).toEqual([first.url, second.url])
  expect(await client.request(call)).toBe('0x01')
  expect(await client.request({ method: 'eth_chainId' } as never)).toBe('0x1')
  expect(second.counts().methods).toMatchObject({ eth_chainId: 1, eth_call: 1 })
  await close()
})

test('behavior: a silent node keeps nobody waiting, and one far behind is not used', async () => {
  const silent = await node(1, { latencyMs: 60_000 })
  const lagging = await node(1, { headSeconds: 1_800_000_000 - 600 })
  const fresh = await node(1)
  const before = performance.now()
  const rpcUrls = [silent.url, lagging.url, fresh.url]
  const { urls } = await connectEndpoints({ ...chain, rpcUrls, timeoutMs: 30_000 })
  expect(urls).toEqual([fresh.url])
  expect(performance.now() - before).toBeLessThan(20_000)
})

test('behavior: what the contract itself says is not asked of another node', async () => {
  const reverting = () => {
    throw new RangeError('execution reverted: no')
  }
  const first = await node(1, { answers: { eth_call: reverting } })
  const second = await node(1)
  const { client } = await connectEndpoints({ ...chain, rpcUrls: [first.url, second.url] })
  await expect(client.request(call)).rejects.toThrow('execution reverted')
  expect(second.counts().methods['eth_call']).toBeUndefined()
})

test('behavior: a reading that is given up asks no other node', async () => {
  const first = await node(1)
  const second = await node(1)
  const { client } = await connectEndpoints({ ...chain, rpcUrls: [first.url, second.url] })
  const given = client.request(call, { signal: AbortSignal.abort() } as never)
  await expect(given).rejects.toThrow()
  expect(second.counts().methods['eth_call']).toBeUndefined()
})

test('error: WrongChainError', async () => {
  const { url } = await node(5)
  await expect(connectEndpoints({ ...chain, rpcUrls: [url, dead] })).rejects.toThrow(
    WrongChainError,
  )
})

test('error: RpcUnreachableError', async () => {
  const connecting = connectEndpoints({ ...chain, rpcUrls: [dead] })
  await expect(connecting).rejects.toThrow(RpcUnreachableError)
  await expect(connecting).rejects.not.toThrow('SECRET')
})
