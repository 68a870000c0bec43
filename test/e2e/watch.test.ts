import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Address, toMarginAccountId } from '@crossmargin/core'
import { bootWorld, type World, type WorldChain } from '@crossmargin/world'
import { openWatchList } from 'crossmargin'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compareWatch, type WatchComparison } from '../conformance/suite/compareWatch.ts'
import { ask } from './chainTools.ts'
import { type IndexedWorld, indexWorld } from './indexWorld.ts'
import { type Gate, openGate } from './openGate.ts'
import { worldConfig } from './worldConfig.ts'

const patient = { timeout: 240_000 }

let world: World
let gate: Gate
let full: IndexedWorld
let watch: IndexedWorld
let owners: readonly Address[]
let others: readonly Address[]

beforeAll(async () => {
  world = await bootWorld({ seed: 21, slotsInAnEpoch: 32 })
  gate = await openGate(world)
  full = await indexWorld(world, { rpcUrlOf: gate.urlOf })
  const actors = (world.chains[0]?.actors ?? []).map((owner) => owner.toLowerCase() as Address)
  owners = [world.sample.owner.toLowerCase() as Address, ...actors.slice(0, 2)]
  others = actors.slice(2, 5)
  watch = await indexWatched()
}, 300_000)

afterAll(async () => {
  await watch?.close()
  await full?.close()
  await gate?.close()
  await world?.close()
})

/** Follows the three owners only; in a database of its own, unless told otherwise. */
function indexWatched(databasePath?: string): Promise<IndexedWorld> {
  return indexWorld(world, {
    watchedOwners: owners,
    rpcUrlOf: gate.urlOf,
    ...(databasePath === undefined ? {} : { databasePath }),
  })
}

async function advance(rounds: number): Promise<void> {
  await gate.closedWhile(() => world.advance({ rounds, secondsPerRound: 600 }))
  await full.untilEqual()
  await watch.untilEqual()
}

function compare(some: readonly Address[] = owners): WatchComparison {
  const stores = { full: full.server.store, watch: watch.server.store }
  const comparison = compareWatch({ ...stores, owners: some })
  expect(comparison.differences.slice(0, 3)).toEqual([])
  return comparison
}

/** Undoes the newest blocks of every chain: as many new ones come, without their transactions. */
async function reorg(depth: number): Promise<void> {
  await gate.closedWhile(async () => {
    for (const chain of world.chains) await ask(chain, 'anvil_reorg', [depth, []])
  })
  await full.untilEqual()
  await watch.untilEqual()
}

/** Changes the list as `crossmargin watch` does, beside the indexer. */
function changeList(change: 'add' | 'remove', some: readonly Address[]): void {
  const watchList = openWatchList(watch.config.databasePath)
  watchList[change](some)
  watchList.close()
}

/** Waits until everybody of some is followed on every chain, or nobody. */
async function untilFollowed(some: readonly Address[], isFollowed: boolean): Promise<void> {
  const patience = Date.now() + 30_000
  const isDone = ({ chainId }: WorldChain) => {
    const spans = watch.server.store.listWatchSpans(chainId)
    const open = spans.filter(({ untilNumber }) => untilNumber === undefined)
    return some.every((owner) => open.some((span) => span.owner === owner) === isFollowed)
  }
  while (!world.chains.every(isDone)) {
    if (Date.now() > patience) throw new RangeError('The list was not taken up in 30 s.')
    await sleep(25)
  }
}

type Portfolio = {
  readonly economic: { readonly isComplete: boolean }
  readonly enforced: { readonly accounts: readonly { readonly margin: { readonly lines: [] } }[] }
  readonly gaps: readonly { readonly kind: string; readonly message: string }[]
}

async function graphql(indexed: IndexedWorld, query: string, variables: object = {}) {
  const response = await fetch(`${indexed.server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as {
    readonly data: { readonly portfolio: Portfolio } & { readonly [field: string]: never }
    readonly errors?: readonly { readonly message: string }[]
  }
}

const portfolioQuery = `query ($owners: [Address!]!, $asOf: AsOf) { portfolio(owners: $owners, asOf: $asOf) {
  owners blocks { chainId number hash } enforced { liquidatableCount unknownCount
    accounts { id status healthState margin { equityRaw slackInitialRaw slackMaintenanceRaw
      healthFactorWad lines { label valueRaw initialRaw maintenanceRaw workings } answer { name value } } } }
  economic { collateralUsd debtUsd equityUsd nettedRequirementUsd siloCostUsd healthRatioState
    healthRatio isComplete }
  risk { measures { model confidence varUsd esUsd } componentShortfall { factor esUsd } }
  gaps { kind message } } }`

/**
 * The answer but for how old its chains are by our clock, and for accounts that nothing is in any more:
 * those that were left before the watch began are known to the index of everybody only.
 */
async function portfolioOf(indexed: IndexedWorld, some: readonly Address[], asOf?: object) {
  const { data, errors } = await graphql(indexed, portfolioQuery, { owners: some, asOf })
  expect(errors).toBeUndefined()
  const { enforced, ...rest } = data.portfolio
  const gaps = rest.gaps.filter(({ kind }) => !kind.startsWith('chain-'))
  const accounts = enforced.accounts.filter(({ margin }) => margin.lines.length > 0)
  return { ...rest, gaps, enforced: { ...enforced, accounts } }
}

function watchGapsOf({ gaps }: Pick<Portfolio, 'gaps'>) {
  return gaps.filter(({ kind }) => kind === 'not-watched')
}

/** Debts at stable rates, as only Aave before 3.2 has them, that the followed owners have or had. */
function stableDebts(): number {
  const { store } = watch.server
  const chainIds = world.chains
    .filter(({ aave }) => aave.release === '3.0.2')
    .map((it) => it.chainId)
  const deployments = store
    .listDeployments()
    .filter(({ venue, chainId }) => venue === 'aave-v3' && chainIds.includes(chainId))
  const rows = deployments.flatMap((deployment) => store.rows(deployment).list('position', {}))
  return rows.filter((row) => Object(row).stable_updated_seconds > 0).length
}

test('default', patient, async () => {
  await advance(12)
  const { blocks, accounts, rows } = compare()
  expect(blocks).toBeGreaterThan(40)
  expect(accounts).toBeGreaterThan(100)
  expect(rows).toBeGreaterThan(500)
  expect(stableDebts()).toBeGreaterThan(0)
  const answer = await portfolioOf(watch, owners)
  expect(answer.enforced.accounts.length).toBeGreaterThan(3)
  expect(answer).toEqual(await portfolioOf(full, owners))
})

test('behavior: the first answer is there within seconds of the start', patient, async () => {
  const began = performance.now()
  const fresh = await indexWatched()
  for (;;) {
    const { gaps } = await portfolioOf(fresh, owners)
    if (!gaps.some(({ kind }) => kind === 'not-watched')) break
    await sleep(5)
  }
  const seconds = (performance.now() - began) / 1_000
  const answer = await portfolioOf(fresh, owners)
  await fresh.close()
  console.info(`From start to the first answer about watched owners: ${seconds.toFixed(2)} s`)
  expect(answer).toEqual(await portfolioOf(full, owners))
  expect(seconds).toBeLessThan(20)
})

test.each([1, 3, 8])('behavior: a reorg of depth %i after the start', patient, async (depth) => {
  await advance(6)
  await reorg(depth)
  compare()
  await advance(2)
  compare()
})

test('behavior: owners join and leave while it runs', patient, async () => {
  const [joiner] = others as [Address]
  const unknown = await portfolioOf(watch, [joiner])
  expect(unknown.economic.isComplete).toBe(false)
  const unwatched = `${joiner} is not watched on chain`
  expect(watchGapsOf(unknown)).toMatchObject([
    { message: expect.stringContaining(unwatched) },
    {},
    {},
  ])
  changeList('add', others)
  await untilFollowed(others, true)
  expect(await portfolioOf(watch, [joiner])).toEqual(await portfolioOf(full, [joiner]))
  await advance(6)
  const joined = compare([...owners, ...others])
  expect(joined.accounts).toBeGreaterThan(compare().accounts)

  changeList('remove', [joiner])
  await untilFollowed([joiner], false)
  const left = await portfolioOf(watch, [joiner])
  expect(left.enforced.accounts).toEqual([])
  const ended = `${joiner} has not been watched on chain`
  expect(watchGapsOf(left)).toMatchObject([{ message: expect.stringContaining(ended) }, {}, {}])
  await advance(6)
  compare([...owners, ...others])

  changeList('add', [joiner])
  await untilFollowed([joiner], true)
  await advance(2)
  compare([...owners, ...others])
  // Undone with the blocks they joined at, they are read again.
  await reorg(6)
  await untilFollowed(others, true)
  await advance(2)
  compare([...owners, ...others])
  expect(await portfolioOf(watch, [joiner])).toEqual(await portfolioOf(full, [joiner]))
})

test(
  'behavior: what is not known is refused or a gap, never an empty account',
  patient,
  async () => {
    const chain = world.chains[0] as WorldChain
    const [stranger] = (chain.actors as readonly Address[]).slice(6)
    const chainsQuery = '{ chains { chainId follows watchedFromNumber watchedOwnerCount } }'
    const { data } = await graphql(watch, chainsQuery)
    const [first] = data['chains'] as unknown as { watchedFromNumber: number }[]
    expect(first).toMatchObject({ follows: 'WATCHED', watchedOwnerCount: owners.length + 3 })
    expect((await graphql(full, chainsQuery)).data['chains']).toMatchObject([
      { follows: 'EVERYBODY', watchedFromNumber: null, watchedOwnerCount: null },
      { follows: 'EVERYBODY' },
      { follows: 'EVERYBODY' },
    ])
    const number = (first?.watchedFromNumber ?? 0) - 1
    const asOf = { blocks: [{ chainId: chain.chainId, number }] }
    const early = await graphql(watch, portfolioQuery, { owners, asOf })
    expect(early.errors?.[0]?.message).toContain('which follows watched owners from block')
    const deployment = watch.server.store.listDeployments()[0]
    const id = toMarginAccountId({
      venue: deployment?.venue ?? '',
      chainId: chain.chainId,
      root: deployment?.root ?? '0x',
      owner: (stranger ?? '0x').toLowerCase() as Address,
    })
    const account = await graphql(watch, 'query ($id: ID!) { marginAccount(id: $id) { id } }', {
      id,
    })
    expect(account.errors?.[0]?.message).toContain('is not watched on chain')
  },
)

test('behavior: stopped and started again, it goes on from where it stood', patient, async () => {
  const { databasePath } = watch.config
  await watch.server.close()
  await gate.closedWhile(() => world.advance({ rounds: 6, secondsPerRound: 600 }))
  await full.untilEqual()
  watch = await indexWatched(databasePath)
  compare([...owners, ...others])
  await advance(2)
  compare([...owners, ...others])
})

test('behavior: killed again and again, from the first moment on', patient, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'crossmargin-watch-kill-'))
  const databasePath = join(folder, 'killed.sqlite')
  const config = worldConfig(world, { databasePath, watchedOwners: owners, rpcUrlOf: gate.urlOf })
  const configPath = join(folder, 'config.json')
  writeFileSync(
    configPath,
    JSON.stringify(config, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
  )
  for (let kill = 0; kill < 4; kill += 1) {
    const script = fileURLToPath(new URL('./indexUntilKilled.ts', import.meta.url))
    const flags = ['--conditions=@crossmargin/source', '--import', 'tsx', script, configPath]
    const child = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    if (kill > 1) await advance(2)
    await sleep((kill * 89) % 500)
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  const last = await indexWatched(databasePath)
  await advance(2)
  await last.untilEqual()
  const stores = { full: full.server.store, watch: last.server.store }
  const { accounts, differences } = compareWatch({ ...stores, owners })
  await last.close()
  rmSync(folder, { recursive: true, force: true })
  expect([differences.slice(0, 3), accounts > 20]).toEqual([[], true])
})

test('behavior: a reorg below the block it began at makes it begin again', patient, async () => {
  const fresh = await indexWatched()
  const stores = { full: full.server.store, watch: fresh.server.store }
  const startOf = ({ chainId }: WorldChain) =>
    fresh.server.store.loadCheckpoint(chainId)?.watchedFromNumber ?? 0
  const before = world.chains.map(startOf)
  await reorg(4)
  await fresh.untilEqual()
  await advance(3)
  await fresh.untilEqual()
  const { accounts, differences } = compareWatch({ ...stores, owners })
  expect([differences.slice(0, 3), accounts > 10]).toEqual([[], true])
  // A lower head than the block it began at.
  await gate.closedWhile(async () => {
    for (const chain of world.chains) await ask(chain, 'anvil_rollback', [30])
  })
  await full.untilEqual()
  await fresh.untilEqual()
  expect(world.chains.every((chain, index) => startOf(chain) < (before[index] ?? 0))).toBe(true)
  await advance(3)
  await fresh.untilEqual()
  const again = compareWatch({ ...stores, owners })
  expect([again.differences.slice(0, 3), again.accounts > 10]).toEqual([[], true])
  await fresh.close()
})
