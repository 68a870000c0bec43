import { type VenueAdapter, venueAdapters } from '@crossmargin/adapters'
import type { Address } from '@crossmargin/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { breakViews } from './breakViews.ts'
import { compareBlock } from './compareBlock.ts'
import { compareWatch } from './compareWatch.ts'
import { conformanceTable, saveConformanceRow, toConformanceRow } from './conformanceRow.ts'
import { expectSame } from './expectSame.ts'
import { blockAt, createMemoryIndex } from './memoryIndex.ts'
import { drawSeconds, foldToHead, playActivity } from './playActivity.ts'
import { reorgScene } from './reorgScene.ts'
import { startSceneServer } from './sceneServer.ts'
import { assembled, headOf, openStage, type Stage, withoutTrace } from './stage.ts'
import type { VenueScene } from './venueScene.ts'

/** Of what an `npm test` plays; `pnpm conformance --transactions 2000` plays more. */
const transactions = Number(process.env['CROSSMARGIN_CONFORMANCE_TRANSACTIONS'] ?? 60)
const seed = Number(process.env['CROSSMARGIN_CONFORMANCE_SEED'] ?? 1)
const timeout = 120_000 + transactions * 2_000

/** A venue to be held to the contract every adapter keeps. */
export type DescribeVenueParameters = {
  /** One of the registered adapters, or one that is not yet. */
  readonly adapter: VenueAdapter | string
  /** Boots a chain with the venue on it. Blocks that old must be readable. */
  readonly open: (asked: {
    readonly seed: number
    readonly readableBlocks: number
  }) => Promise<VenueScene>
}

/**
 * Holds one venue to the contract every adapter keeps, on a local chain with seeded activity.
 *
 * The tests come in the order in which an adapter is written: what fails first is to be done next.
 */
export function describeVenue(name: string, { adapter, open }: DescribeVenueParameters): void {
  describe(name, () => {
    let stage: Stage
    let scene: VenueScene | undefined

    beforeAll(async () => {
      scene = await open({ seed, readableBlocks: 600 + 2 * Math.min(transactions, 200) })
      stage = await openStage(scene, { adapter: adapterOf(adapter), seed })
    }, 600_000)

    afterAll(async () => {
      if (stage !== undefined) {
        const row = toConformanceRow(name, stage)
        saveConformanceRow(row)
        process.stdout.write(`${conformanceTable([row])}\nrefused as: ${row.reasons.join(', ')}\n`)
      }
      await scene?.close()
    })

    let firstFailure: string | undefined
    /** Each step builds on those before it: what fails first is to be mended first. */
    const step = (title: string, play: () => Promise<void>): void => {
      const run = async (): Promise<void> => {
        if (firstFailure !== undefined) expect.fail(`begin with "${firstFailure}"`)
        firstFailure = title
        await play()
        firstFailure = undefined
      }
      test(`behavior: ${title}`, run, timeout)
    }

    step('rows, views and the contract agree over the history of the scene', () =>
      agreeOverHistory(stage),
    )
    step('each change comes out as foretold, each refusal for its reason', () =>
      playActivity(stage, { transactions: Math.min(transactions, 30), stride: 1 }),
    )
    step('rows foretell the account at any later time', () => agreeLater(stage))
    step('a view that fails is a gap, and the account looks no better', async () => {
      for (const breakage of stage.scene.breakages) await breakViews(stage, breakage)
    })
    step('restarts and reorganisations leave the state of a node that saw neither', () =>
      survive(stage),
    )
    step('an index of watched owners tells of them what one of everybody does', () =>
      followSome(stage),
    )
    step(`${transactions} transactions without a difference, liquidations among them`, () =>
      playOn(stage),
    )
  })
}

/** Until all transactions are made and, where there are liquidations, one of them at least. */
async function playOn(stage: Stage): Promise<void> {
  const { tally, adapter } = stage
  const stride = Math.max(1, Math.floor(transactions / 200))
  const canLiquidate = ['lending', 'perpetual', 'option'].includes(adapter.product)
  const isOver = (): boolean =>
    tally.transactions >= transactions && (!canLiquidate || tally.liquidationsMade > 0)
  while (!isOver() && tally.transactions < 4 * transactions)
    await playActivity(stage, {
      transactions: Math.max(20, transactions - tally.transactions),
      stride,
    })
  const { differences, liquidationsForetold, liquidationsMade } = tally
  expect({ differences, liquidationsForetold }).toEqual({
    differences: 0,
    liquidationsForetold: liquidationsMade,
  })
  expect(isOver(), 'the scene makes nobody liquidatable: move its prices further').toBe(true)
}

function adapterOf(adapter: VenueAdapter | string): VenueAdapter {
  if (typeof adapter !== 'string') return adapter
  const found = venueAdapters.find(({ id }) => id === adapter)
  if (found === undefined) throw new RangeError(`venueAdapters.ts does not list "${adapter}".`)
  return found
}

async function agreeOverHistory(stage: Stage): Promise<void> {
  const toNumber = await headOf(stage)
  const stride = Math.max(1, Math.floor((toNumber - stage.scene.startBlock) / 60))
  stage.block = await stage.index.foldTo({
    toNumber,
    isChecked: (number) => number % stride === 0,
    onBlock: async (block) => {
      await compareBlock(stage, block)
    },
  })
  const found = stage.tally.accounts.size
  expect(found, 'somebody has an account: in the scene, and by the index').toBeGreaterThan(0)
}

async function agreeLater(stage: Stage): Promise<void> {
  const { scene, random, adapter, deployment } = stage
  const { rows, accounts, at: now } = stage.block
  const spans = [1, 31_536_000, ...Array.from({ length: 4 }, () => drawSeconds(random))]
  for (const seconds of spans)
    await withoutTrace(stage, async () => {
      await scene.chain.mine({ timestampSeconds: now.timestampSeconds + seconds })
      const at = await blockAt(scene.chain.client, scene.chain.chainId, await headOf(stage))
      await compareBlock(stage, { at, rows: await stage.index.peek(at), accounts })
      if (!scene.accruesByItself) return
      // Without that block's views: the rows of an hour ago know what interest there will be.
      const owners = [...new Set(accounts.map(({ owner }) => owner))]
      const read = await adapter.read(scene.chain.client, { deployment, owners, at })
      const foretold = accounts.map((key) => assembled(stage, { rows, key, at }))
      expectSame(`rows of now, ${seconds} s later`, { ours: foretold, theirs: read })
    })
}

/** The program indexes the scene, is stopped and started, and sees forks of several depths. */
async function survive(stage: Stage): Promise<void> {
  const server = await startSceneServer(stage)
  try {
    const stored = server.readings()
    const { accounts, rows, at } = stage.block
    const indexed = accounts.map((key) => assembled(stage, { rows, key, at }))
    expectSame('stored and folded rows', { ours: stored, theirs: indexed })
    await server.stop()
    await playActivity(stage, { transactions: 8, stride: 100 })
    await server.restart()
    expect(server.digest()).toBe(await digestFromNothing(stage))
    for (const depth of [1, 3, 7]) {
      await reorgScene(stage, depth)
      await server.untilEqual()
      expect(server.digest(), `depth ${depth}`).toBe(await digestFromNothing(stage))
    }
  } finally {
    await server.close()
  }
  const { adapter, deployment, scene } = stage
  stage.index = createMemoryIndex(scene.chain.client, { adapter, deployment })
  const toNumber = await headOf(stage)
  stage.block = await stage.index.foldTo({ toNumber, isChecked: () => false })
  await foldToHead(stage)
  await compareBlock(stage, stage.block)
}

/** Half of the owners, followed from the head on; venues that can only be indexed whole are spared. */
async function followSome(stage: Stage): Promise<void> {
  const { adapter, scene } = stage
  if (adapter.index.watch === undefined) return
  const half = scene.owners.slice(0, Math.ceil(scene.owners.length / 2))
  const owners = half.map((owner) => owner.toLowerCase() as Address)
  const full = await startSceneServer(stage)
  const watch = await startSceneServer(stage, { watchedOwners: owners })
  try {
    await playActivity(stage, { transactions: 12, stride: 100 })
    await full.untilEqual()
    await watch.untilEqual()
    const stores = { full: full.store, watch: watch.store }
    const { accounts, differences } = compareWatch({ ...stores, owners, adapters: [adapter] })
    expect(differences.slice(0, 3)).toEqual([])
    expect(accounts).toBeGreaterThan(0)
  } finally {
    await watch.close()
    await full.close()
  }
}

async function digestFromNothing(stage: Stage): Promise<string> {
  const fresh = await startSceneServer(stage)
  const digest = fresh.digest()
  await fresh.close()
  return digest
}
