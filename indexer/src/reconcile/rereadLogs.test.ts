import type { Address } from '@crossmargin/core'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { repairChain } from '../engine/repairChain.ts'
import { movedLog } from '../replay/fake/ledger.ts'
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
import { createReconciler } from './createReconciler.ts'
import { createRepairDesk } from './createRepairDesk.ts'
import { createReadableLedger } from './fake/readableLedger.ts'
import { rereadLogs } from './rereadLogs.ts'

let folder: ReturnType<typeof createFolder>
let chain: LedgerChain
let store: RebuildableStore
const adapter = createReadableLedger({ truth: () => 0n })
const random = () => 0

beforeEach(() => {
  folder = createFolder()
  chain = createLedgerChain(60)
  chain.finalizedNumber = 55
  store = openSqliteStore({ path: folder.path('one.sqlite'), adapters: [adapter] })
})
afterEach(() => {
  store.close()
  folder.remove()
})

/** The chain through a node that changes its answers. */
function lying(tamper: (method: string, answer: unknown) => unknown): LedgerChain {
  const request = chain.client.request as (call: { method: string }) => Promise<unknown>
  const client = {
    ...chain.client,
    request: async (call: { method: string }) => tamper(call.method, await request(call)),
  } as unknown as LedgerChain['client']
  return { ...chain, client }
}

const index = (of = chain) => indexLedgers(of, { store, adapters: [adapter], retentionBlocks: 20 })
const deployments = () => store.listDeployments().map((deployment) => ({ deployment, adapter }))
const reread = (of = chain) =>
  rereadLogs(of.client, { chainId, store, deployments: deployments(), random })

type Log = { readonly address: Address; readonly logIndex: string; readonly blockNumber: string }
/** Leaves a log out of what the node tells of block 31. */
const leaveOut = (method: string, answer: unknown) =>
  method === 'eth_getLogs'
    ? (answer as readonly Log[]).filter(({ blockNumber }) => Number(blockNumber) !== 31)
    : answer

test('default: what is stored is what the node tells', async () => {
  expect(await reread()).toEqual({ kind: 'nothing-final' })
  await index()
  expect(await reread()).toEqual({
    kind: 'read',
    from: 0,
    to: 55,
    nodes: 1,
    disagreements: [],
    verdict: 'agreed',
  })
})

test('behavior: F39 F42 logs that a node left out are found missing, fetched and folded', async () => {
  await index()
  const digest = store.digest(chainId)
  store.close()
  store = openSqliteStore({ path: folder.path('lied-to.sqlite'), adapters: [adapter] })
  await index(lying(leaveOut))
  expect(store.digest(chainId)).not.toBe(digest)
  expect(await reread()).toMatchObject({
    disagreements: [{ endpoint: 'node', missing: 2, surplus: 0 }],
    verdict: 'stored',
    incomplete: { venue: 'ledger' },
  })
  const desk = createRepairDesk()
  const logger = pino({ level: 'silent' })
  const divergences = createDivergenceBoard()
  const shared = { name: 'seven', store, divergences, desk, logger, accountsPerRound: 1, random }
  const reconciler = createReconciler(shared)
  await reconciler.reread(chain.client, deployments())
  const repair = desk.take()
  expect(repair?.kind).toBe('refetch')
  if (repair === undefined) return
  await repairChain(chain.client, {
    ...{ chainId, name: 'seven', store, deployments: deployments(), logger, repair },
  })
  expect([(await reread()).kind, store.digest(chainId)]).toEqual(['read', digest])
  expect(await reread()).toMatchObject({ verdict: 'agreed' })
})

test('behavior: F41 a node that tells more, less or nonsense is named, and nothing else done', async () => {
  await index()
  const less = await reread(lying(leaveOut))
  expect(less).toMatchObject({ disagreements: [{ missing: 0, surplus: 2 }] })
  expect(less).not.toHaveProperty('incomplete')
  const mad = lying((method, answer) => (method === 'eth_getLogs' ? 'nonsense' : answer))
  expect(await reread(mad)).toMatchObject({ nodes: 0, disagreements: [], verdict: 'agreed' })
})

test('behavior: final blocks only; what is not final may still be undone', async () => {
  await index()
  chain.mine([movedLog(ownerOf(1), 1n)])
  expect(await reread()).toMatchObject({ to: 55, verdict: 'agreed' })
})
