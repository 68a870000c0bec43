import type { Deployment, VenueAdapter } from '@crossmargin/adapters'
import { InvariantError } from '@crossmargin/core'
import { expect, test } from 'vitest'
import type { FetchedLog } from '../rpc/logs/logFilter.ts'
import type { StoreReader } from '../store/store.ts'
import type { CheckedBlock } from '../sync/chainStep.ts'
import { applyBlocks } from './applyBlocks.ts'
import { createKnownState } from './knownState.ts'
import type { ViewCache } from './viewCache.ts'
import { createWatchSet } from './watchSet.ts'

const address = '0x00000000000000000000000000000000000000aa'
const topic = `0x${'01'.repeat(32)}` as const
const deployment: Deployment = {
  venue: 'counter',
  chainId: 7,
  root: address,
  startBlock: 0,
  contracts: {},
}
const tables = { counter: { key: { name: 'text' }, columns: { total: 'integer' } } } as const

/** A venue that counts its logs; a log may ask it to fail. */
const adapter = {
  id: 'counter',
  label: 'Counter',
  tables,
  index: {
    topics: [topic],
    addresses: () => [address],
    decode: ({ data }: FetchedLog) => (data === '0xdead' ? undefined : data),
    children: () => [],
    facts: () => [],
    apply: (
      event: string,
      { rows }: { rows: { get(table: string, key: object): { total: number } | undefined } },
    ) => {
      if (event === '0xbad0') throw new RangeError('cannot be')
      if (event === '0xbad1') throw new InvariantError({ invariant: 'one is one' })
      const total = (rows.get('counter', { name: 'logs' })?.total ?? 0) + 1
      return [{ table: 'counter', row: { name: 'logs', total } }]
    },
    observes: () => [],
    observed: () => [],
    accounts: () => [],
  },
} as unknown as VenueAdapter

const store = {
  listChildren: () => [],
  rows: () => ({ get: () => undefined, list: () => [] }),
} as unknown as StoreReader

function apply(...data: readonly `0x${string}`[]) {
  return applyUpTo(0, data)
}

function applyUpTo(finalUpToNumber: number, data: readonly `0x${string}`[]) {
  const block = {
    chainId: 7,
    number: 5,
    hash: '0x05',
    parentHash: '0x04',
    timestampSeconds: 50,
  } as const
  const logs = data.map(
    (it, logIndex): FetchedLog => ({
      address,
      topics: [topic],
      data: it,
      blockNumber: 5,
      blockHash: '0x05',
      logIndex,
      blockTimestampSeconds: 50,
    }),
  )
  const checked: CheckedBlock[] = [{ block, logs, headers: new Map([[5, block]]) }]
  const deployments = [{ deployment, adapter }]
  const watch = createWatchSet({ deployments, store })
  return applyBlocks({
    chainId: 7,
    checked,
    deployments,
    watch,
    known: createKnownState(store),
    finalUpToNumber,
    views: {} as ViewCache,
  })
}

test('default', async () => {
  const { writes, gaps } = await apply('0x01', '0x02')
  // The second log saw what the first one wrote.
  expect(writes.map(({ write }) => (write.row as { total: number }).total)).toEqual([1, 2])
  expect(gaps).toEqual([])
})

test('behavior: a log that does not decode is set aside, and the block goes on', async () => {
  const { writes, gaps } = await apply('0x01', '0xdead', '0x02')
  expect(writes).toHaveLength(2)
  expect(gaps).toMatchObject([
    { blockNumber: 5, gap: { kind: 'log-undecodable', effect: 'part-missing' } },
  ])
})

test('behavior: a log that a venue fails on is a gap with its reference, and the block goes on', async () => {
  const { writes, gaps } = await apply('0xbad0', '0x02')
  expect(writes).toHaveLength(1)
  expect(gaps[0]?.gap.message).toBe(
    `Log 0 of block 5 (contract ${address}) could not be applied to Counter: cannot be`,
  )
})

test('behavior: of what is final only the last state of a row is written', async () => {
  const { writes } = await applyUpTo(5, ['0x01', '0x02', '0x03'])
  expect(writes).toMatchObject([{ blockNumber: 5, write: { row: { total: 3 } } }])
})

test('error: InvariantError', async () => {
  await expect(apply('0x01', '0xbad1')).rejects.toThrow(InvariantError)
})
