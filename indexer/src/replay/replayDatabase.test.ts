import { existsSync, readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { VenueAdapter } from '@crossmargin/adapters'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StoreLockedError } from '../store/errors/storeLockedError.ts'
import { openSqliteReader } from '../store/sqlite/openSqliteReader.ts'
import { openSqliteStore } from '../store/sqlite/openSqliteStore.ts'
import type { StoreReader } from '../store/store.ts'
import { createLedger } from './fake/ledger.ts'
import {
  ledgerChainId as chainId,
  createFolder,
  createLedgerChain,
  indexLedgers,
  type LedgerChain,
  logsOf,
} from './fake/ledgerChain.ts'
import { checkReplay, replayDatabase } from './replayDatabase.ts'
import { ReplayIncompleteError } from './replayIncompleteError.ts'

let folder: ReturnType<typeof createFolder>
let path: string
let chain: LedgerChain

beforeEach(() => {
  folder = createFolder()
  path = folder.path('ledger.sqlite')
  chain = createLedgerChain(150)
})
afterEach(() => folder.remove())

const adapters = [createLedger()]

/** Indexes in two goes with growth between, so that history is pruned. */
async function index(retentionBlocks: number): Promise<void> {
  const store = openSqliteStore({ path, adapters })
  await indexLedgers(chain, { store, adapters, retentionBlocks })
  for (let number = 151; number <= 300; number += 1) {
    chain.mine(logsOf(number))
    if (number % 7 === 0) chain.finalizedNumber = number - 5
    if (number % 10 === 0) await indexLedgers(chain, { store, adapters, retentionBlocks })
  }
  store.close()
}

function withReader<result>(
  of: readonly VenueAdapter[],
  action: (reader: StoreReader) => result,
): result {
  const reader = openSqliteReader({ path, adapters: of })
  try {
    return action(reader)
  } finally {
    reader.close()
  }
}

/** Every row of every table as of every retained block: all that `asOf` can answer. */
function historyOf(reader: StoreReader): readonly unknown[] {
  const checkpoint = reader.loadCheckpoint(chainId)
  const [deployment] = reader.listDeployments()
  if (checkpoint === undefined || deployment === undefined) return []
  const { retainedFromNumber, head } = checkpoint
  const history: unknown[] = []
  for (let number = retainedFromNumber; number <= head.number; number += 1) {
    const rows = reader.rows(deployment, number)
    const tables = ['balance', 'child', 'price', 'audit'].map((table) => rows.list(table, {}))
    history.push([number, tables])
  }
  return history
}

test.each([30, 1_000])(
  'default: with %i blocks retained, the same state at every retained block, without a node',
  async (retentionBlocks) => {
    await index(retentionBlocks)
    const live = withReader(adapters, (reader) => [reader.digest(chainId), historyOf(reader)])
    chain.calls.length = 0
    const requests = chain.requests.length
    const [checked] = await checkReplay({ path, adapters })
    expect(checked?.replayedDigest).toBe(live[0])
    const [replayed] = await replayDatabase({ path, adapters })
    expect(replayed).toMatchObject({ chainId, headNumber: 300, replayedDigest: live[0] })
    expect(withReader(adapters, (reader) => [reader.digest(chainId), historyOf(reader)])).toEqual(
      live,
    )
    expect([chain.calls.length, chain.requests.length]).toEqual([0, requests])
    // What was pruned is no longer stored, or this test would prove less than it says.
    const blocks = withReader(adapters, (reader) =>
      reader.listBlocksAfter({ chainId, number: -1, limit: 1_000 }),
    )
    expect(blocks.length < 150).toBe(retentionBlocks === 30)
  },
)

test('behavior: replayed state is indexed on as if nothing had happened', async () => {
  await index(30)
  await replayDatabase({ path, adapters })
  for (let number = 301; number <= 320; number += 1) chain.mine(logsOf(number))
  const store = openSqliteStore({ path, adapters })
  await indexLedgers(chain, { store, adapters, retentionBlocks: 30 })
  const fresh = openSqliteStore({ path: folder.path('fresh.sqlite'), adapters })
  await indexLedgers(chain, { store: fresh, adapters, retentionBlocks: 1_000 })
  expect(store.digest(chainId)).toBe(fresh.digest(chainId))
  // It can be undone past the replay, too.
  store.rollback({ chainId, ancestorNumber: 297 })
  store.close()
  fresh.close()
})

test('behavior: a damaged row is found by the check and mended by the replay', async () => {
  await index(30)
  const store = openSqliteStore({ path, adapters })
  const [deployment] = store.listDeployments()
  const { head } = store.loadCheckpoint(chainId) ?? {}
  if (deployment === undefined || head === undefined) throw new RangeError('nothing indexed')
  const row = { owner: `0x${'00'.repeat(18)}1003` as const, raw: 1n, seconds: 1 }
  store.commit({
    ...{ chainId, blocks: [], accounts: [], children: [], logs: [], views: [], gaps: [] },
    blocks: [{ ...head, number: 301, hash: `0x${'77'.repeat(32)}`, parentHash: head.hash }],
    writes: [{ deployment, blockNumber: 301, write: { table: 'balance', row } }],
    checkpoint: {
      ...(store.loadCheckpoint(chainId) as never as object),
      head: { ...head, number: 301, hash: `0x${'77'.repeat(32)}` },
    } as never,
  })
  store.close()
  const check = await checkReplay({ path, adapters }).catch((error: unknown) => error)
  // Block 301 was never asked for its views: what is missing is said, not made up.
  expect(check).toBeInstanceOf(Array)
  const [checked] = check as Awaited<ReturnType<typeof checkReplay>>
  expect(checked?.replayedDigest).not.toBe(checked?.storedDigest)
  await replayDatabase({ path, adapters })
  const digest = withReader(adapters, (reader) => reader.digest(chainId))
  expect(digest).toBe(checked?.replayedDigest)
})

test('behavior: a table of another shape is built again, in every deployment', async () => {
  await index(30)
  const changed = [
    createLedger({
      scale: 2n,
      revision: 2,
      tables: (tables) => ({
        ...tables,
        balance: {
          key: { owner: 'address' },
          columns: { raw: 'uint256', seconds: 'integer', note: 'text' },
        },
      }),
    }),
  ]
  const [first] = changed
  if (first === undefined) return
  const apply = first.index.apply
  first.index.apply = (event, context) =>
    apply(event, context).map((write) =>
      write.table === 'balance' ? { ...write, row: { ...write.row, note: 'new' } } : write,
    )
  expect(() => openSqliteStore({ path, adapters: changed })).toThrow(
    'column "note" is new and may not be null',
  )
  const [replayed] = await replayDatabase({ path, adapters: changed })
  expect(replayed?.storedDigest).toBeUndefined()
  const rows = withReader(changed, (reader) => {
    const [deployment] = reader.listDeployments()
    return deployment === undefined ? [] : reader.rows(deployment).list('balance', {})
  })
  expect(rows[0]).toMatchObject({ note: 'new' })
  const store = openSqliteStore({ path, adapters: changed })
  expect(store.listDeployments().map((it) => store.loadIndexedAs(it)?.revision)).toEqual([2])
  store.close()
})

test('behavior: nothing is left beside the database, and a rebuild that was killed is removed', async () => {
  await index(30)
  const store = openSqliteStore({ path, adapters })
  store.openRebuild()
  expect(existsSync(`${path}-rebuild1`)).toBe(true)
  store.close()
  await replayDatabase({ path, adapters })
  expect(readdirSync(dirname(path)).filter((name) => name.includes('rebuild'))).toEqual([])
})

test('error: StoreLockedError, while an indexer writes', async () => {
  await index(30)
  const store = openSqliteStore({ path, adapters })
  await expect(replayDatabase({ path, adapters })).rejects.toThrow(StoreLockedError)
  // To compare, the indexer need not be stopped.
  const [checked] = await checkReplay({ path, adapters })
  expect(checked?.replayedDigest).toBe(store.digest(chainId))
  store.close()
})

test('error: ReplayIncompleteError, for a view that was never asked; nothing is changed', async () => {
  await index(30)
  const curious = createLedger({ revision: 2 })
  const observes = curious.index.observes
  curious.index.observes = (context) => [
    ...observes(context),
    { to: `0x${'00'.repeat(19)}bb`, data: '0xffffffff' },
  ]
  const before = withReader(adapters, (reader) => reader.digest(chainId))
  await expect(replayDatabase({ path, adapters: [curious] })).rejects.toThrow(ReplayIncompleteError)
  expect(withReader(adapters, (reader) => reader.digest(chainId))).toBe(before)
  const asked: string[] = []
  const askOf = () => async (views: readonly { to: string; data: string }[]) => {
    asked.push(...views.map(({ data }) => data))
    return { get: () => ({ kind: 'reverted' as const }) }
  }
  await replayDatabase({ path, adapters: [curious], askOf })
  expect(new Set(asked)).toEqual(new Set(['0xffffffff']))
  // Its answers are stored now.
  await replayDatabase({ path, adapters: [curious] })
})
