import { MalformedAnswerError } from '@crossmargin/adapters'
import { toHex } from 'viem'
import { expect, test } from 'vitest'
import { createFakePool, fakeHash, nothing, refuse } from './fake/fakeNodes.ts'
import { RpcFaultError } from './faults/rpcFaultError.ts'
import { withOneNode } from './poolOf.ts'

const latest = ['eth_getBlockByNumber', 'latest', false] as const

test('default', async () => {
  const { client, clock, nodes } = createFakePool(2)
  const block = await clock.run(
    client.request({ method: 'eth_getBlockByNumber', params: ['latest', false] } as never),
  )
  expect(block).toMatchObject({ number: '0x64' })
  expect(nodes[0]?.asked.map(({ method }) => method)).toEqual([
    'eth_chainId',
    'eth_getBlockByNumber',
    'eth_getBlockByNumber',
  ])
  expect(nodes[1]?.asked).toEqual([])
})

test('behavior: F24 a node that does not answer is left for another, then used again', async () => {
  const { ask, nodes, pool, clock } = createFakePool(2)
  const [first, second] = nodes
  if (first === undefined || second === undefined) throw new RangeError()
  await ask(...latest)
  first.interfere = () => refuse('connect ECONNREFUSED', { code: 'ECONNREFUSED' })
  for (let count = 0; count < 5; count += 1) await ask(...latest)
  expect(pool.status().map(({ state }) => state)).toEqual(['open', 'closed'])
  const askedBefore = first.asked.length
  await ask(...latest)
  expect(first.asked.length).toBe(askedBefore)
  first.interfere = undefined
  second.interfere = () => refuse('socket hang up')
  await clock.advance(5_000)
  expect(await ask(...latest)).toMatchObject({ number: '0x64' })
  expect(pool.status()[0]?.state).toBe('closed')
})

test('behavior: F24 a chain whose only node was gone is asked again once it is back', async () => {
  const { ask, nodes, clock } = createFakePool(1)
  const [node] = nodes
  if (node === undefined) throw new RangeError()
  node.interfere = () => refuse('socket hang up')
  for (let count = 0; count < 6; count += 1)
    await expect(ask(...latest)).rejects.toThrow(RpcFaultError)
  node.interfere = undefined
  const healedAtMs = clock.nowMs()
  expect(await ask(...latest)).toMatchObject({ number: '0x64' })
  expect(clock.nowMs() - healedAtMs).toBeLessThan(6_000)
})

test('behavior: F20 a node that complains is spared, and another is asked meanwhile', async () => {
  const { ask, nodes, pool } = createFakePool(2)
  const [first, second] = nodes
  if (first === undefined || second === undefined) throw new RangeError()
  first.interfere = ({ method }) =>
    method === 'eth_gasPrice' ? refuse('Too Many Requests', { status: 429 }) : undefined
  expect(await ask('eth_gasPrice')).toBe('0x01')
  const [complaining] = pool.status()
  expect(complaining).toMatchObject({ state: 'closed', faults: { 'rate-limited': 1 } })
  expect(complaining?.ratePerSecond).toBeLessThan(10)
  expect(complaining?.concurrency).toBe(4)
})

test('behavior: F21 F23 a node that wants money or another key is left alone for long', async () => {
  for (const text of ['Monthly capacity limit exceeded', 'invalid api key']) {
    const { ask, nodes, clock } = createFakePool(2)
    const [first] = nodes
    if (first === undefined) throw new RangeError()
    await ask(...latest)
    first.interfere = () => refuse(text, { code: -32000 })
    await ask(...latest)
    const asked = first.asked.length
    await clock.advance(50 * 60_000)
    await ask(...latest)
    expect(first.asked.length).toBe(asked)
    first.interfere = undefined
    await clock.advance(11 * 60_000)
    await ask('eth_gasPrice')
    await ask('eth_gasPrice')
  }
})

test('behavior: F25 a method that a node lacks is asked of the others', async () => {
  const { ask, nodes } = createFakePool(2)
  const [first] = nodes
  if (first === undefined) throw new RangeError()
  first.interfere = ({ method }) =>
    method === 'eth_getBlockReceipts' ? refuse('', { code: -32601 }) : undefined
  for (let count = 0; count < 3; count += 1) await ask('eth_getBlockReceipts', fakeHash(5))
  expect(first.asked.filter(({ method }) => method === 'eth_getBlockReceipts')).toHaveLength(1)
})

test('behavior: F22 F26 F30 F34 what one node cannot answer is asked of another', async () => {
  for (const text of [
    'gave up retrying on network-level',
    'internal error',
    'header not found',
    'missing trie node 12',
    'words nobody knows',
  ]) {
    const { ask, nodes } = createFakePool(2)
    const [first] = nodes
    if (first === undefined) throw new RangeError()
    first.interfere = ({ method }) =>
      method === 'eth_call' ? refuse(text, { code: -32000 }) : undefined
    expect(await ask('eth_call', {}, { blockHash: fakeHash(3) })).toBe('0x01')
  }
})

test('behavior: refusals in words nobody knows are counted for who keeps the catalogue', async () => {
  const { ask, nodes, pool } = createFakePool(2)
  const [first] = nodes
  if (first === undefined) throw new RangeError()
  first.interfere = ({ method }) =>
    method === 'eth_call' ? refuse('the stars are wrong', { code: -32_099 }) : undefined
  expect(await ask('eth_call', {}, 'latest')).toBe('0x01')
  expect(pool.status().map(({ unclassifiedCount }) => unclassifiedCount)).toEqual([1, 0])
})

test('behavior: a public node is asked ten times a second at most, or as its owner says', async () => {
  const url = 'https://eth.drpc.org/'
  const burst = async (endpoint: { readonly maxRequestsPerSecond?: number }): Promise<number> => {
    const { client, clock } = createFakePool(1, { endpoints: [{ url, ...endpoint }] })
    const calls = Array.from({ length: 28 }, () =>
      client.request({ method: 'eth_gasPrice' } as never),
    )
    await clock.run(Promise.all(calls))
    return clock.nowMs()
  }
  // Thirty calls with the two by which the chain is known: a second's worth at once, then by turns.
  expect(Math.round((await burst({})) / 1_000)).toBe(2)
  expect(Math.round((await burst({ maxRequestsPerSecond: 5 })) / 1_000)).toBe(5)
})

test('behavior: F51 a revert is told at once and asked of nobody else', async () => {
  const { ask, nodes } = createFakePool(2)
  for (const node of nodes)
    node.interfere = ({ method }) =>
      method === 'eth_call' ? refuse('execution reverted: no', { code: 3 }) : undefined
  const error = await ask('eth_call', {}, 'latest').catch((cause: unknown) => cause)
  expect(error).toBeInstanceOf(RpcFaultError)
  expect(error).toMatchObject({ retryable: false, code: 3 })
  expect(
    nodes.flatMap(({ asked }) => asked).filter(({ method }) => method === 'eth_call'),
  ).toHaveLength(1)
})

test('behavior: F31 logs are never asked of a node whose head is before their last block', async () => {
  const { ask, nodes } = createFakePool(2)
  const [first, second] = nodes
  if (first === undefined || second === undefined) throw new RangeError()
  first.headNumber = 90
  await ask('eth_getLogs', { fromBlock: '0x0', toBlock: toHex(100) })
  const logs = (node: typeof first) => node.asked.filter(({ method }) => method === 'eth_getLogs')
  expect([logs(first).length, logs(second).length]).toEqual([0, 1])
})

test('behavior: F31 a unit of work is void when its node turns out not to have had the block', async () => {
  const { client, clock, nodes } = createFakePool(2)
  const [first, second] = nodes
  if (first === undefined || second === undefined) throw new RangeError()
  let heads = 0
  // A balancer: the first answer comes from a node that has the block, the others do not.
  first.interfere = ({ method }) => {
    if (method !== 'eth_blockNumber') return undefined
    heads += 1
    return heads === 1 ? toHex(100) : toHex(95)
  }
  const done: number[] = []
  await clock.run(
    withOneNode(client, { from: 100, to: 100 }, async (pinned) => {
      await pinned.request({
        method: 'eth_getLogs',
        params: [{ fromBlock: toHex(100), toBlock: toHex(100) }],
      } as never)
      done.push(1)
    }),
  )
  expect(done).toHaveLength(2)
  expect(second.asked.some(({ method }) => method === 'eth_getLogs')).toBe(true)
})

test('behavior: F32 nothing for a block below the head is asked of another node', async () => {
  const { ask, nodes, pool } = createFakePool(2)
  const [first] = nodes
  if (first === undefined) throw new RangeError()
  await ask(...latest)
  first.interfere = ({ method, params }) =>
    method === 'eth_getBlockByNumber' && params[0] === toHex(50) ? nothing : undefined
  expect(await ask('eth_getBlockByNumber', toHex(50), false)).toMatchObject({ number: toHex(50) })
  expect(await ask('eth_getBlockByNumber', toHex(101), false)).toBeNull()
  expect(pool.status()[0]?.faults).toEqual({ behind: 1 })
})

test('behavior: F35 F37 the majority says what is final, and nobody beyond its own head', async () => {
  const { ask, nodes, clock } = createFakePool(3)
  const finalized = [90, 80, 300]
  nodes.forEach((node, index) => {
    node.interfere = ({ method, params }) => {
      if (method !== 'eth_getBlockByNumber' || params[0] !== 'finalized') return undefined
      const number = finalized[index] ?? 0
      return { number: toHex(number), hash: fakeHash(number) }
    }
  })
  await ask('eth_blockNumber')
  await clock.advance(6_000)
  await ask(...latest)
  await clock.advance(1_000)
  expect(await ask('eth_getBlockByNumber', 'finalized', false)).toMatchObject({ number: toHex(80) })
})

test('behavior: F36 a node whose head stands still is left out', async () => {
  const { ask, nodes, clock, pool } = createFakePool(2)
  const [first, second] = nodes
  if (first === undefined || second === undefined) throw new RangeError()
  await clock.run(pool.connect({ genesisHash: undefined, finalizedNumber: 0 }))
  for (let tick = 0; tick < 20; tick += 1) {
    second.headNumber += 1
    await clock.advance(12_000)
    await ask(...latest)
  }
  expect(pool.status()[0]?.state).not.toBe('closed')
  expect(await ask(...latest)).toMatchObject({ number: toHex(second.headNumber) })
})

test('behavior: F37 a node that is still syncing is left out, not believed', async () => {
  const { ask, nodes, clock, pool } = createFakePool(2)
  const [first] = nodes
  if (first === undefined) throw new RangeError()
  first.headNumber = 10
  await clock.run(pool.connect({ genesisHash: undefined, finalizedNumber: 64 }))
  expect(await ask(...latest)).toMatchObject({ number: toHex(100) })
  expect(pool.status()[0]).toMatchObject({ state: 'open', faults: { behind: 1 } })
})

test('behavior: F43 a node that contradicts itself again and again is left out', async () => {
  const { client, clock, pool } = createFakePool(2)
  let units = 0
  for (let count = 0; count < 4; count += 1)
    await clock.run(
      withOneNode(client, { to: 50 }, async () => {
        units += 1
        if (units % 2 === 1) throw new MalformedAnswerError({ field: 'hash', value: 1 })
      }),
    )
  expect(units).toBe(8)
  expect(pool.status().map(({ faults }) => faults.malformed ?? 0)).toContain(1)
})

test('behavior: F48 another block than the one asked for is not believed', async () => {
  const { ask, nodes } = createFakePool(2)
  const [first] = nodes
  if (first === undefined) throw new RangeError()
  first.interfere = ({ method, params }) =>
    method === 'eth_getBlockByNumber' && params[0] === toHex(50)
      ? { number: toHex(51), hash: fakeHash(51) }
      : undefined
  expect(await ask('eth_getBlockByNumber', toHex(50), false)).toMatchObject({ number: toHex(50) })
})

test('behavior: F52 an empty answer of a contract is asked of another node', async () => {
  const { ask, nodes } = createFakePool(2)
  const [first] = nodes
  if (first === undefined) throw new RangeError()
  first.interfere = ({ method }) => (method === 'eth_call' ? '0x' : undefined)
  expect(await ask('eth_call', {}, 'latest')).toBe('0x01')
})

test('behavior: F64 a node of another chain is never asked anything else', async () => {
  const { ask, nodes, pool, clock } = createFakePool(2)
  const [first, second] = nodes
  if (first === undefined || second === undefined) throw new RangeError()
  first.chainId = 8
  const { genesisHash, others } = await clock.run(
    pool.connect({ genesisHash: undefined, finalizedNumber: 0 }),
  )
  expect(genesisHash).toBe(fakeHash(0))
  expect(others.map(({ serves }) => serves.chainId)).toEqual([8])
  await ask('eth_gasPrice')
  expect(first.asked.map(({ method }) => method)).toEqual(['eth_chainId'])
})

test('behavior: F64 a node that comes back with another first block is found out', async () => {
  const { ask, nodes, pool } = createFakePool(1)
  const [node] = nodes
  if (node === undefined) throw new RangeError()
  await ask(...latest)
  let isRestarting = true
  node.interfere = ({ method, params }) => {
    if (isRestarting) {
      isRestarting = false
      return refuse('connect ECONNREFUSED', { code: 'ECONNREFUSED' })
    }
    return method === 'eth_getBlockByNumber' && params[0] === '0x0'
      ? { number: '0x0', hash: fakeHash(0, 9) }
      : undefined
  }
  await expect(ask(...latest)).rejects.toMatchObject({ verdict: { kind: 'wrong-chain' } })
  expect(pool.status()[0]?.isVerified).toBe(false)
})

test('behavior: a slow answer is asked of a second node, too', async () => {
  const { ask, nodes, clock, pool } = createFakePool(2)
  const [first] = nodes
  if (first === undefined) throw new RangeError()
  await clock.run(pool.connect({ genesisHash: undefined, finalizedNumber: 0 }))
  first.delayMs = 9_000
  const startedMs = clock.nowMs()
  expect(await ask(...latest)).toMatchObject({ number: '0x64' })
  expect(clock.nowMs() - startedMs).toBeLessThan(1_000)
})

test('behavior: no message of the pool holds a URL or a key', async () => {
  const { ask, nodes } = createFakePool(2)
  for (const [index, node] of nodes.entries())
    node.interfere = () =>
      refuse(`key SECRETKEY${index} of https://n${index}.example.test/SECRETKEY${index} is unknown`)
  const error = (await ask(...latest).catch((cause: unknown) => cause)) as RpcFaultError
  expect(error.message).toContain('example.test#')
  expect(`${error.message}${error.stack}${JSON.stringify(error)}`).not.toContain('SECRETKEY')
})
