import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type VenueAdapter, venueAdapters } from '@crossmargin/adapters'
import type { Hex } from '@crossmargin/core'
import type { World, WorldChain } from '@crossmargin/world'
import {
  type Config,
  createLogger,
  openSqliteReader,
  type RunningServer,
  startServer,
} from 'crossmargin'
import { type WorldConfigParameters, worldConfig } from './worldConfig.ts'

/** A server that indexes a world into a database of its own. */
export type IndexedWorld = {
  readonly server: RunningServer
  readonly config: Config
  /** Waits until every chain's node and index have the same head. */
  untilEqual(): Promise<void>
  /** Over all derived state of each chain. */
  digests(): readonly Hex[]
  close(): Promise<void>
}

/** Starts indexing a world from nothing, and waits until it has caught up. */
export async function indexWorld(
  world: Pick<World, 'chains'>,
  parameters: Omit<WorldConfigParameters, 'databasePath'> & {
    /** By default a database of its own, deleted in the end. */
    readonly databasePath?: string
    readonly adapters?: readonly VenueAdapter[]
  } = {},
): Promise<IndexedWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'crossmargin-e2e-'))
  const databasePath = parameters.databasePath ?? join(folder, 'index.sqlite')
  const config = worldConfig(world, { ...parameters, databasePath })
  const logger = createLogger({ level: 'silent', stream: process.stderr })
  const { adapters = venueAdapters } = parameters
  const server = await startServer({ config, adapters, logger, version: 'test' })
  const indexed: IndexedWorld = {
    server,
    config,
    untilEqual: async () => {
      for (const chain of world.chains) await untilHeadIs(server, chain)
    },
    digests: () => world.chains.map(({ chainId }) => server.store.digest(chainId)),
    async close() {
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  await indexed.untilEqual()
  return indexed
}

/** Digests of each chain of a database that nobody writes to. */
export function digestsOf(config: Config): readonly Hex[] {
  const reader = openSqliteReader({ path: config.databasePath, adapters: venueAdapters })
  try {
    return config.chains.map(({ id }) => reader.digest(id))
  } finally {
    reader.close()
  }
}

async function untilHeadIs(server: RunningServer, chain: WorldChain): Promise<void> {
  const patience = Date.now() + 30_000
  for (;;) {
    const head = (await chain.client.request({
      method: 'eth_getBlockByNumber',
      params: ['latest', false],
    })) as { hash: Hex } | null
    if (server.store.loadCheckpoint(chain.chainId)?.head.hash === head?.hash) return
    if (Date.now() > patience) {
      const status = JSON.stringify(server.statuses.get(chain.chainId))
      throw new RangeError(`Chain ${chain.name} was not indexed up to its head in 30 s: ${status}`)
    }
    await sleep(25)
  }
}
