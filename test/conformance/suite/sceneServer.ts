import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { AccountReading, Address, Hex } from '@crossmargin/core'
import {
  type Config,
  createLogger,
  type RunningServer,
  type StoreReader,
  startServer,
} from 'crossmargin'
import { assembled, type Stage } from './stage.ts'

/** The program, indexing one scene into a database of its own. */
export type SceneServer = {
  /** Waits until the index has the node's head. */
  untilEqual(): Promise<void>
  /** Over all derived state. */
  digest(): Hex
  /** What is stored, until the program is stopped. */
  readonly store: StoreReader
  /** Every account as stored, at the head. */
  readings(): readonly AccountReading[]
  /** Stops the program; the database stays. */
  stop(): Promise<void>
  /** Starts it again on the same database. */
  restart(): Promise<void>
  /** Stops it and removes the database. */
  close(): Promise<void>
}

/** Blocks a reorganisation may undo and every one of which is checked. */
const retentionBlocks = 500

/**
 * Starts indexing a scene from nothing, and waits until it has caught up.
 *
 * @param parameters.watchedOwners follow only these, from the head on.
 */
export async function startSceneServer(
  stage: Stage,
  parameters: Pick<Config, 'watchedOwners'> = {},
): Promise<SceneServer> {
  const folder = mkdtempSync(join(tmpdir(), 'crossmargin-conformance-'))
  const config = { ...configOf(stage, join(folder, 'index.sqlite')), ...parameters }
  let server = await start(stage, config)
  const { chainId } = stage.scene.chain
  const scene: SceneServer = {
    untilEqual: () => untilHeadIs(server, stage),
    digest: () => server.store.digest(chainId),
    get store() {
      return server.store
    },
    readings: () => {
      const { store } = server
      const at = store.loadCheckpoint(chainId)?.head
      if (at === undefined) return []
      const rows = store.rows(stage.deployment)
      const keys = store.listAccounts({ deployment: stage.deployment })
      return keys.map((key) => assembled(stage, { rows, key, at }))
    },
    stop: () => server.close(),
    restart: async () => {
      server = await start(stage, config)
      await scene.untilEqual()
    },
    close: async () => {
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  await scene.untilEqual()
  return scene
}

function start({ adapter }: Stage, config: Config): Promise<RunningServer> {
  const logger = createLogger({ level: 'silent', stream: process.stderr })
  return startServer({ config, adapters: [adapter], logger, version: 'test' })
}

function configOf({ scene, adapter }: Stage, databasePath: string): Config {
  const { chainId: id, name, rpcUrl } = scene.chain
  const root = scene.root.toLowerCase() as Address
  const { startBlock, assets } = scene
  return {
    databasePath,
    api: { host: '127.0.0.1', port: 0 },
    chains: [{ name, id, endpoints: [{ url: rpcUrl }], rpcUrls: [rpcUrl], pollIntervalMs: 50 }],
    deployments: [{ venue: adapter.id, chainId: id, root, startBlock }],
    assets,
    retentionBlocks,
    statusThresholds: { warningBelowWad: 125n * 10n ** 16n, marginCallBelowWad: 105n * 10n ** 16n },
    logLevel: 'silent',
  }
}

async function untilHeadIs(server: RunningServer, { scene }: Stage): Promise<void> {
  const { chainId, client } = scene.chain
  const request = client.request as (call: unknown) => Promise<unknown>
  const patience = Date.now() + 60_000
  for (;;) {
    const params = ['latest', false]
    const head = (await request({ method: 'eth_getBlockByNumber', params })) as { hash: Hex }
    if (server.store.loadCheckpoint(chainId)?.head.hash === head.hash) return
    if (Date.now() > patience) {
      const status = JSON.stringify(server.statuses.get(chainId))
      throw new RangeError(`The scene was not indexed up to its head in 60 s: ${status}`)
    }
    await sleep(25)
  }
}
