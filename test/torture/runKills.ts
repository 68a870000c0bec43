import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { venueAdapters } from '@crossmargin/adapters'
import { type Config, openSqliteReader } from 'crossmargin'
import { ask } from '../e2e/chainTools.ts'
import { indexWorld } from '../e2e/indexWorld.ts'
import { worldConfig } from '../e2e/worldConfig.ts'
import { bundleScript } from './bundleScript.ts'
import { startTalker } from './childProcess.ts'
import { compareIndexes, compareWatched, type IndexComparison } from './compareIndexes.ts'
import { forkChain, lowerHead } from './forkChain.ts'
import type { Stage } from './openStage.ts'

/** Where the kills hit, and what they left behind. */
export type KillTally = IndexComparison & {
  readonly kills: number
  /** Of them, those of a process that followed watched owners only. */
  readonly watching: number
  readonly watchedAccounts: number
  /** Before it had opened its database and said so. */
  readonly starting: number
  /** After that, and before every chain stood at its head. */
  readonly catchingUp: number
  /** With forks to be undone when it started. */
  readonly afterForks: number
}

/** How often the straight index follows: what it has is not undone, and old state is not kept for ever. */
const killsPerCatchUp = 10

/** A kill is never waited for longer: it may come while there is still much to do. */
const longestWindowMs = 1_000

/**
 * Starts the whole program and kills it at a random moment, again and again: three times of four on the
 * database of an index of everybody, else on that of watched owners. Each time there are new blocks to catch
 * up with, every third time a fork to undo. In the end both may finish, and are held against an index that
 * never died.
 */
export async function runKills(
  stage: Stage,
  parameters: { readonly kills: number },
): Promise<KillTally> {
  const { kills } = parameters
  const { world, random, folder, owners, straightPath: straight } = stage
  const whole = worldConfig(world, { databasePath: join(folder, 'killed.sqlite') })
  const databasePath = join(folder, 'killed-watch.sqlite')
  const watch = worldConfig(world, { databasePath, watchedOwners: owners })
  const script = await bundleScript('../e2e/indexUntilKilled.ts')
  const tally = { kills, watching: 0, starting: 0, catchingUp: 0, afterForks: 0 }
  // Begun once: else, on a busy machine, every kill would hit the beginning.
  await finish(stage, watch)
  let windowMs = 600
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const config = kill % 4 === 3 ? watch : whole
      if (config === watch) tally.watching += 1
      // The first ones fall into the backfill of the whole history.
      if (kill > kills / 10 && (await moveOn(stage, kill))) tally.afterForks += 1
      const child = startTalker(script.path, [writeConfig(stage, config)])
      if (random.chance(90)) await child.says('ready')
      await sleep(random.integer({ min: 0, max: Math.ceil(windowMs) }))
      await child.kill()
      // About two kills of three are to come before everything is done, on any machine.
      windowMs = Math.min(windowMs * (child.hasSaid('settled') ? 0.85 : 1.1), longestWindowMs)
      if (!child.hasSaid('ready')) tally.starting += 1
      else if (!(await isCaughtUp(stage, config))) tally.catchingUp += 1
    }
  } finally {
    script.dispose()
  }
  await stage.catchUp()
  await finish(stage, whole)
  await finish(stage, watch)
  const found = compareIndexes({ suffered: whole.databasePath, straight })
  const watched = compareWatched({ suffered: databasePath, straight, owners, newestBlocks: 40 })
  return {
    ...tally,
    ...found,
    compared: found.compared + watched.rows,
    watchedAccounts: watched.accounts,
    rows: [...found.rows, ...watched.differences],
  }
}

async function finish({ world }: Stage, config: Config): Promise<void> {
  const { databasePath, watchedOwners } = config
  const last = await indexWorld(world, {
    databasePath,
    ...(watchedOwners === undefined ? {} : { watchedOwners }),
  })
  await last.close()
}

function writeConfig(stage: Stage, config: Config): string {
  const path = join(stage.folder, 'config.json')
  const asText = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value)
  writeFileSync(path, JSON.stringify(config, asText))
  return path
}

/** Makes the chains go on. @returns whether what was indexed may have to be undone. */
async function moveOn(stage: Stage, kill: number): Promise<boolean> {
  const { random, world } = stage
  if (kill % killsPerCatchUp === 0) await stage.catchUp()
  await stage.advance(1)
  if (kill % 3 !== 0) return false
  const room = await stage.roomToUndo()
  for (const [index, chain] of world.chains.entries()) {
    const depth = random.integer({ min: 1, max: Math.min(room[index] ?? 1, 6) })
    // A lower head is believed after three polls only: a few of them are enough.
    if (random.chance(20)) await lowerHead(chain, depth)
    else await forkChain(chain, { depth, fate: random.pick(['reordered', 'dropped']), random })
  }
  return true
}

/** Whether every chain's stored head is the node's. */
async function isCaughtUp({ world }: Stage, config: Config): Promise<boolean> {
  const reader = openSqliteReader({ path: config.databasePath, adapters: venueAdapters })
  try {
    for (const chain of world.chains) {
      const { hash } = await ask<{ hash: string }>(chain, 'eth_getBlockByNumber', ['latest', false])
      if (reader.loadCheckpoint(chain.chainId)?.head.hash !== hash) return false
    }
    return true
  } finally {
    reader.close()
  }
}
