import type { Address } from '@crossmargin/core'
import { bootWorld, type World } from '@crossmargin/world'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compareWatch } from './compareWatch.ts'
import { type IndexedWorld, indexWorld } from './indexWorld.ts'

let world: World
let full: IndexedWorld
let watch: IndexedWorld
let owners: readonly Address[]

beforeAll(async () => {
  world = await bootWorld({ seed: 21, slotsInAnEpoch: 32 })
  full = await indexWorld(world)
  const actors = (world.chains[0]?.actors ?? []).map((owner) => owner.toLowerCase() as Address)
  owners = [world.sample.owner.toLowerCase() as Address, ...actors.slice(0, 2)]
  const began = performance.now()
  watch = await indexWorld(world, { watchedOwners: owners })
  console.info(performance.now() - began)
}, 300_000)

afterAll(async () => {
  await watch?.close()
  await full?.close()
  await world?.close()
})

test('default', { timeout: 240_000 }, async () => {
  await world.advance({ rounds: 12, secondsPerRound: 600 })
  await full.untilEqual()
  await watch.untilEqual()
  const comparison = compareWatch({ full: full.server.store, watch: watch.server.store, owners })
  console.info({ ...comparison, differences: comparison.differences.length })
  expect(comparison.differences.slice(0, 5)).toEqual([])
})
