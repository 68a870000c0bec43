import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Address } from '@crossmargin/core'
import { bootWorld, createRandom, type Random, type World } from '@crossmargin/world'
import { headOf } from '../e2e/chainTools.ts'
import { indexWorld } from '../e2e/indexWorld.ts'
import { type Gate, openGate } from '../e2e/openGate.ts'

/** One booted world for many forks and kills, with an index that sees none of them. */
export type Stage = {
  readonly world: World
  readonly gate: Gate
  readonly random: Random
  /** Three who are active, for the indexes that follow only some. */
  readonly owners: readonly Address[]
  /** A folder that is deleted in the end. */
  readonly folder: string
  /** The database of the index that never saw a fork and never died. */
  readonly straightPath: string
  /** Plays rounds while nobody asks anything; a round is one to three blocks of every chain. */
  advance(rounds: number): Promise<void>
  /** Plays rounds until every chain is so far above what the straight index has. */
  advanceBeyond(blocks: number): Promise<void>
  /** How far each chain is above what the straight index has: so many blocks may be undone. */
  roomToUndo(): Promise<readonly number[]>
  /** Lets the straight index catch up, and stops it again. Nothing it has is to be undone later. */
  catchUp(): Promise<void>
  close(): Promise<void>
}

/** Boots a world and indexes it once. */
export async function openStage({ seed }: { readonly seed: number }): Promise<Stage> {
  const world = await bootWorld({ seed, slotsInAnEpoch: 32 })
  const gate = await openGate(world)
  const folder = mkdtempSync(join(tmpdir(), 'crossmargin-torture-'))
  const straightPath = join(folder, 'straight.sqlite')
  let heads: readonly number[] = []
  const advance = (rounds: number) =>
    gate.closedWhile(() => world.advance({ rounds, secondsPerRound: 600 }))
  const roomToUndo = async () => {
    const now = await Promise.all(world.chains.map(headOf))
    return now.map((head, index) => head - (heads[index] ?? 0))
  }
  const catchUp = async () => {
    const straight = await indexWorld(world, { databasePath: straightPath, rpcUrlOf: gate.urlOf })
    await straight.close()
    heads = await Promise.all(world.chains.map(headOf))
  }
  await catchUp()
  const actors = (world.chains[0]?.actors ?? []).slice(0, 2)
  return {
    world,
    gate,
    folder,
    straightPath,
    owners: [world.sample.owner, ...actors].map((owner) => owner.toLowerCase() as Address),
    random: createRandom(seed).fork('torture'),
    advance,
    async advanceBeyond(blocks) {
      while (Math.min(...(await roomToUndo())) < blocks) await advance(1)
    },
    roomToUndo,
    catchUp,
    async close() {
      await gate.close()
      await world.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
