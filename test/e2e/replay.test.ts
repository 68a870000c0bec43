import { venueAdapters } from '@crossmargin/adapters'
import { bootWorld, type World } from '@crossmargin/world'
import { checkReplay, replayDatabase } from 'crossmargin'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { digestsOf, type IndexedWorld, indexWorld } from './indexWorld.ts'

let world: World

beforeAll(async () => {
  world = await bootWorld({ seed: 14, slotsInAnEpoch: 32 })
}, 120_000)

afterAll(async () => {
  await world?.close()
})

async function indexOnce(retentionBlocks: number): Promise<IndexedWorld> {
  const indexed = await indexWorld(world, { retentionBlocks })
  await world.advance({ rounds: 6, secondsPerRound: 600 })
  await indexed.untilEqual()
  return indexed
}

test.each([10_000, 12])(
  'behavior: with %i blocks retained, the stored logs make the state that was indexed',
  { timeout: 120_000 },
  async (retentionBlocks) => {
    const indexed = await indexOnce(retentionBlocks)
    const path = indexed.config.databasePath
    // Chains are replayed by their ids, whatever order the configuration names them in.
    const live = [...indexed.digests()].sort()
    // While the indexer has the database open, it is compared beside it.
    const checked = await checkReplay({ path, adapters: venueAdapters })
    expect(checked.map(({ replayedDigest }) => replayedDigest).sort()).toEqual(live)
    expect(checked.map(({ storedDigest }) => storedDigest).sort()).toEqual(live)
    expect(checked.every(({ logCount }) => logCount > 100)).toBe(true)
    await indexed.server.close()
    const replayed = await replayDatabase({ path, adapters: venueAdapters })
    expect(replayed.map(({ replayedDigest }) => replayedDigest).sort()).toEqual(live)
    expect([...digestsOf(indexed.config)].sort()).toEqual(live)
    await indexed.close()
  },
)
