import { MalformedAnswerError } from '@crossmargin/adapters'
import type { Address, Hex } from '@crossmargin/core'
import { expect, test } from 'vitest'
import type { Checkpoint, StoredBlock, StoreReader } from '../store/store.ts'
import type { ChainStep } from './chainStep.ts'
import { DeepReorgError } from './deepReorgError.ts'
import { createFakeChain, type FakeChain } from './fake/fakeChain.ts'
import { followChain } from './followChain.ts'
import type { LogWatch, TopicFilter } from './watchedLogs.ts'

const topic: Hex = `0x${'01'.repeat(32)}`
const parent: Address = '0x00000000000000000000000000000000000000aa'
const child: Address = '0x00000000000000000000000000000000000000bb'

/** What following asks of a store, kept in memory; it takes steps as the engine would. */
function follow(
  chain: FakeChain,
  parameters: {
    retentionBlocks?: number
    watchedFromNumber?: number
    filters?: readonly TopicFilter[]
  } = {},
) {
  const { watchedFromNumber, filters } = parameters
  const blocks = new Map<number, StoredBlock>()
  let checkpoint: Checkpoint | undefined
  let finality = { safeNumber: 0, finalizedNumber: 0 }
  const abort = new AbortController()
  const watched = new Set<Address>([parent])
  const watch: LogWatch = {
    addresses: () => [...watched],
    topics: () => [topic],
    ...(filters === undefined ? {} : { filters: () => filters }),
    announce: (log) => {
      if (log.address !== parent || log.data === '0x' || watched.has(child)) return []
      watched.add(child)
      return [child]
    },
  }
  const store = {
    loadCheckpoint: () => checkpoint,
    loadBlockAtOrBefore: ({ number }: { number: number }) =>
      [...blocks.values()]
        .filter((it) => it.number <= number)
        .sort((a, b) => b.number - a.number)[0],
  } as unknown as StoreReader
  const steps = followChain(chain.client, {
    chainId: 7,
    name: 'fake',
    store,
    watch,
    startNumber: watchedFromNumber ?? 0,
    retentionBlocks: parameters.retentionBlocks ?? 1_000,
    pollIntervalMs: 0,
    signal: abort.signal,
    sleep: async () => undefined,
  })
  const take = (step: ChainStep) => {
    if (step.kind === 'finality') finality = step
    if (step.kind === 'reorg') {
      for (const number of [...blocks.keys()])
        if (number > step.ancestorNumber) blocks.delete(number)
      const head = blocks.get(step.ancestorNumber)
      if (checkpoint !== undefined && head !== undefined) checkpoint = { ...checkpoint, head }
    }
    if (step.kind !== 'blocks') return
    for (const { block } of step.checked) blocks.set(block.number, block)
    const head = step.checked.at(-1)?.block
    if (head === undefined) return
    checkpoint = {
      head,
      ...finality,
      retainedFromNumber: 0,
      genesisHash: '0x',
      ...(watchedFromNumber === undefined ? {} : { watchedFromNumber }),
    }
  }
  return {
    head: () => checkpoint?.head,
    /** Takes steps until one says something other than finality, or `polls` have said nothing. */
    async next(polls = 10): Promise<ChainStep | undefined> {
      for (let poll = 0; poll < polls; poll += 1) {
        const { value } = await steps.next()
        if (value === undefined) return undefined
        take(value)
        if (value.kind !== 'finality') return value
      }
      return undefined
    },
  }
}

const numbers = (step: ChainStep | undefined) =>
  step?.kind === 'blocks' ? step.checked.map(({ block }) => block.number) : step
const logs = (step: ChainStep | undefined) =>
  step?.kind === 'blocks'
    ? step.checked.flatMap((it) =>
        it.logs.map((log) => `${log.blockNumber}:${log.address.slice(-2)}`),
      )
    : step

test('default', async () => {
  const chain = createFakeChain()
  chain.mine([{ address: parent, topic }])
  chain.mine()
  const following = follow(chain)
  const first = await following.next()
  expect([numbers(first), logs(first)]).toEqual([[0, 1, 2], ['1:aa']])
  expect(await following.next(3)).toBeUndefined()
  chain.mine([{ address: parent, topic }])
  expect(logs(await following.next())).toEqual(['3:aa'])
})

test('behavior: below retention only the last block of a range is checked', async () => {
  const chain = createFakeChain()
  for (let number = 1; number <= 20; number += 1) chain.mine([{ address: parent, topic }])
  const following = follow(chain, { retentionBlocks: 5 })
  const history = await following.next()
  expect(numbers(history)).toEqual([15])
  expect(logs(history)).toHaveLength(15)
  expect(numbers(await following.next())).toEqual([16, 17, 18, 19, 20])
})

test('behavior: a contract announced in a range is asked for the same range', async () => {
  const chain = createFakeChain()
  chain.mine([
    { address: child, topic },
    { address: parent, topic, data: '0x01' },
  ])
  chain.mine([{ address: child, topic }])
  expect(logs(await follow(chain).next())).toEqual(['1:bb', '1:aa', '2:bb'])
})

test.each([1, 2, 5, 20])(
  'behavior: a reorg of depth %i goes back to the ancestor and on',
  async (depth) => {
    const chain = createFakeChain()
    for (let number = 1; number <= 25; number += 1) chain.mine()
    const following = follow(chain)
    await following.next()
    chain.drop(depth)
    for (let number = 0; number <= depth; number += 1)
      chain.mine([{ address: parent, topic }], 'fork')
    expect(await following.next()).toEqual({ kind: 'reorg', ancestorNumber: 25 - depth })
    expect(logs(await following.next())).toHaveLength(depth + 1)
    expect(following.head()?.hash).toBe(chain.head().hash)
  },
)

test('behavior: a fork of equal height is seen', async () => {
  const chain = createFakeChain()
  chain.mine()
  const following = follow(chain)
  await following.next()
  chain.drop(1)
  chain.mine([], 'fork')
  expect(await following.next()).toEqual({ kind: 'reorg', ancestorNumber: 0 })
  expect(numbers(await following.next())).toEqual([1])
})

test('behavior: a lower head is believed when it is said three times, not before', async () => {
  const chain = createFakeChain()
  for (let number = 1; number <= 4; number += 1) chain.mine()
  const following = follow(chain)
  await following.next()
  chain.drop(2)
  expect(await following.next(2)).toBeUndefined()
  expect(await following.next()).toEqual({ kind: 'reorg', ancestorNumber: 2 })
})

test('behavior: F37 a head below the final block is never believed', async () => {
  const chain = createFakeChain()
  for (let number = 1; number <= 6; number += 1) chain.mine()
  chain.finalizedNumber = 4
  const following = follow(chain)
  await following.next()
  chain.drop(3)
  chain.finalizedNumber = 0
  expect(await following.next(20)).toBeUndefined()
  expect(following.head()?.number).toBe(6)
})

test('behavior: F31 the latest block alone is asked for by its hash', async () => {
  const chain = createFakeChain()
  chain.mine()
  const following = follow(chain)
  await following.next()
  const asked: unknown[] = []
  chain.tamper = (method, answer) => {
    if (method === 'eth_getLogs') asked.push(answer)
    return answer
  }
  const head = chain.mine([{ address: parent, topic }])
  expect(logs(await following.next())).toEqual(['2:aa'])
  expect(asked).toMatchObject([[{ blockHash: head.hash }]])
})

test('error: DeepReorgError F61', async () => {
  const chain = createFakeChain()
  for (let number = 1; number <= 6; number += 1) chain.mine()
  chain.finalizedNumber = 4
  const following = follow(chain)
  await following.next()
  chain.drop(4)
  for (let number = 0; number < 5; number += 1) chain.mine([], 'fork')
  await expect(following.next()).rejects.toThrow(DeepReorgError)
})

test('behavior: an index that began on another fork begins again, unless that was final', async () => {
  for (const finalizedNumber of [0, 3]) {
    const chain = createFakeChain()
    for (let number = 1; number <= 4; number += 1) chain.mine()
    chain.finalizedNumber = finalizedNumber
    const following = follow(chain, { watchedFromNumber: 3 })
    expect(numbers(await following.next())).toEqual([3, 4])
    chain.drop(3)
    for (let number = 0; number < 5; number += 1) chain.mine([], 'fork')
    const next = following.next()
    if (finalizedNumber === 0) expect(await next).toEqual({ kind: 'restart' })
    else await expect(next).rejects.toThrow(DeepReorgError)
  }
})

test('behavior: filters are asked one by one, and what two of them find is taken once', async () => {
  const chain = createFakeChain()
  chain.mine([{ address: parent, topic }])
  const filters = [{ topics: [topic] }, { topics: [topic] }, { topics: [] }]
  const first = await follow(chain, { filters }).next()
  expect(logs(first)).toEqual(['1:aa'])
  expect(chain.requests.filter((method) => method === 'eth_getLogs')).toHaveLength(3)
})

test.each([1, 1_000])(
  'behavior: the silence of one fork is not taken for that of another, %i blocks retained',
  async (retentionBlocks) => {
    const chain = createFakeChain()
    for (let number = 1; number <= 4; number += 1) chain.mine()
    chain.tamper = (method, answer) => {
      if (method !== 'eth_getLogs') return answer
      chain.tamper = undefined
      // The logs were asked of the old fork, which has none; everything after is asked of the new one.
      chain.drop(3)
      for (let number = 2; number <= 4; number += 1) chain.mine([{ address: parent, topic }])
      return answer
    }
    await expect(follow(chain, { retentionBlocks }).next()).rejects.toThrow(MalformedAnswerError)
    const again = follow(chain)
    expect(logs(await again.next())).toEqual(['2:aa', '3:aa', '4:aa'])
  },
)

test('error: MalformedAnswerError', async () => {
  const lies: readonly ((method: string, answer: unknown) => unknown)[] = [
    (method, answer) =>
      method === 'eth_getBlockByNumber' ? { ...(answer as object), number: 7 } : answer,
    (method, answer) =>
      method === 'eth_getBlockByNumber' ? { ...(answer as object), hash: '0x12' } : answer,
    (method, answer) =>
      method === 'eth_getLogs'
        ? (answer as object[]).map((log) => ({ ...log, blockHash: `0x${'99'.repeat(32)}` }))
        : answer,
    (method, answer) =>
      method === 'eth_getLogs'
        ? (answer as object[]).map((log) => ({ ...log, address: child }))
        : answer,
    (method, answer) => (method === 'eth_getLogs' ? { error: 'none' } : answer),
  ]
  for (const lie of lies) {
    const chain = createFakeChain()
    chain.mine([{ address: parent, topic }])
    chain.tamper = lie
    await expect(follow(chain).next()).rejects.toThrow(MalformedAnswerError)
  }
})
