import type { Address } from '@crossmargin/core'
import Database from 'better-sqlite3'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { repairChain } from '../engine/repairChain.ts'
import { ledgerRoot, ledgerTopics } from '../replay/fake/ledger.ts'
import {
  ledgerChainId as chainId,
  createFolder,
  createLedgerChain,
  indexLedgers,
  type LedgerChain,
  ownerOf,
} from '../replay/fake/ledgerChain.ts'
import { createDivergenceBoard } from '../store/divergenceBoard.ts'
import type { RebuildableStore } from '../store/rebuild.ts'
import { openSqliteStore } from '../store/sqlite/openSqliteStore.ts'
import { createRandom } from './createRandom.ts'
import { createReconciler } from './createReconciler.ts'
import { createRepairDesk } from './createRepairDesk.ts'
import { createReadableLedger } from './fake/readableLedger.ts'
import { sampleAccounts } from './sampleAccounts.ts'

let folder: ReturnType<typeof createFolder>
let chain: LedgerChain
let store: RebuildableStore
let offset: bigint
const logger = pino({ level: 'silent' })

/** Folds the chain's logs once more, by a rule of its own. */
function truth(owner: Address, { number }: { readonly number: number }): bigint {
  const children = new Set<string>([ledgerRoot])
  let sum = offset
  for (let at = 0; at <= number; at += 1)
    for (const { address, topic, data = '0x' } of chain.block(at)?.logs ?? []) {
      if (topic === ledgerTopics.opened) children.add(`0x${data.slice(26, 66)}`)
      else if (children.has(address) && data.slice(26, 66) === owner.slice(2))
        sum += BigInt(`0x${data.slice(66)}`)
    }
  return sum
}
const adapter = createReadableLedger({ truth })
const retentionBlocks = 60

beforeEach(async () => {
  offset = 0n
  folder = createFolder()
  chain = createLedgerChain(80)
  store = openSqliteStore({ path: folder.path('one.sqlite'), adapters: [adapter] })
  await indexLedgers(chain, { store, adapters: [adapter], retentionBlocks })
})
afterEach(() => {
  store.close()
  folder.remove()
})

function open(accountsPerRound = 100) {
  const divergences = createDivergenceBoard()
  const desk = createRepairDesk()
  const shared = { name: 'seven', store, divergences, desk, logger, accountsPerRound }
  const reconciler = createReconciler({ ...shared, random: createRandom(1) })
  const deployments = store.listDeployments().map((deployment) => ({ deployment, adapter }))
  const round = () => reconciler.round(chain.client, deployments)
  /** What the chain's loop does with a repair: it, and then on to the head again. */
  const repair = async () => {
    const taken = desk.take()
    if (taken === undefined) return undefined
    const { client } = chain
    await repairChain(client, { chainId, name: 'seven', store, deployments, logger, repair: taken })
    desk.done()
    await indexLedgers(chain, { store, adapters: [adapter], retentionBlocks })
    return taken.kind
  }
  return { divergences, desk, round, repair }
}

function plant(sql: string): void {
  const database = new Database(folder.path('one.sqlite'))
  const wrong = Buffer.alloc(32, 1)
  expect(database.prepare(sql).run(wrong).changes).toBeGreaterThan(0)
  database.close()
}
const newest = `UPDATE ledger__balance SET raw = ? WHERE valid_to IS NULL AND valid_from =
  (SELECT max(valid_from) FROM ledger__balance WHERE valid_to IS NULL)`

test('default: a true index has nothing to be repaired', async () => {
  const { divergences, desk, round } = open()
  const result = await round()
  expect(result).toMatchObject({ accounts: 11, differences: 0, unanswered: 0 })
  expect(result.compared).toBeGreaterThan(50)
  expect([divergences.listOpen(), desk.isBusy()]).toEqual([[], false])
})

test('behavior: a wrong row is undone back to where both agreed', async () => {
  const digest = store.digest(chainId)
  plant(newest)
  const { divergences, round, repair } = open()
  await round()
  expect(divergences.listOpen()).toMatchObject([
    { chain: String(truth(ownerOf(3), { number: 80 })) },
  ])
  expect(await repair()).toBe('rollback')
  await round()
  expect([divergences.listOpen(), divergences.total(chainId)]).toEqual([[], 1])
  expect(store.digest(chainId)).toBe(digest)
})

test('behavior: what is wrong as far as it may be undone is folded again', async () => {
  const digest = store.digest(chainId)
  plant('UPDATE ledger__balance SET raw = ?')
  const { divergences, round, repair } = open()
  await round()
  expect(divergences.listOpen()).toHaveLength(11)
  expect(await repair()).toBe('replay')
  await round()
  expect([divergences.listOpen(), store.digest(chainId)]).toEqual([[], digest])
})

test('behavior: one wrong account has all the others looked at', async () => {
  plant('UPDATE ledger__balance SET raw = ?')
  const { divergences, round } = open(2)
  expect(await round()).toMatchObject({ accounts: 11 })
  expect(divergences.listOpen()).toHaveLength(11)
})

test('behavior: what no repair mends is tried three times and stays a gap', async () => {
  const { divergences, round, repair } = open()
  offset = 1n
  const tried: (string | undefined)[] = []
  for (let count = 0; count < 5; count += 1) {
    await round()
    tried.push(await repair())
  }
  expect(tried).toEqual(['replay', 'replay', 'refetch', undefined, undefined])
  expect(divergences.listOpen()).toHaveLength(11)
  // The chain was read wrongly, and now is not any more.
  offset = 0n
  await round()
  expect(divergences.listOpen()).toEqual([])
})

test('behavior: a node that does not answer says nothing of the index', async () => {
  const { divergences, round } = open()
  const silent = createReadableLedger({
    truth: () => {
      throw new RangeError('no answer')
    },
  })
  const [deployment] = store.listDeployments()
  const reconciler = createReconciler({
    ...{ name: 'seven', store, divergences, desk: createRepairDesk(), logger },
    accountsPerRound: 5,
    random: createRandom(1),
  })
  const deployments = [{ deployment: deployment as never, adapter: silent }]
  const result = await reconciler.round(chain.client, deployments)
  expect(result).toEqual({ accounts: 0, compared: 0, differences: 0, unanswered: 1 })
  await round()
  expect(divergences.listOpen()).toEqual([])
})

test('behavior: half of a sample are the riskiest, and by chance everybody has a turn', () => {
  const at = store.loadCheckpoint(chainId)?.head
  const [deployment] = store.listDeployments()
  if (at === undefined || deployment === undefined) return expect.unreachable()
  const random = createRandom(3)
  const seen = new Set<Address>()
  const riskiest = [...Array(11).keys()]
    .map((number) => ownerOf(number))
    .filter((owner) => truth(owner, at) > 0n)
    .sort((a, b) => Number(truth(a, at) - truth(b, at)))[0]
  for (let count = 0; count < 40; count += 1) {
    const sampled = sampleAccounts({ store, adapter, deployment, at, count: 4, random })
    expect(sampled.map(({ owner }) => owner)).toContain(riskiest)
    expect(new Set(sampled.map(({ owner }) => owner)).size).toBe(4)
    for (const { owner } of sampled) seen.add(owner)
  }
  expect(seen.size).toBe(11)
})
