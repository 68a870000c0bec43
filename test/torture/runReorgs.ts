import type { WorldChain } from '@crossmargin/world'
import { headOf } from '../e2e/chainTools.ts'
import type { IndexedWorld } from '../e2e/indexWorld.ts'
import { compareIndexes, compareWatched } from './compareIndexes.ts'
import { type ForkTally, forkChain, lowerHead } from './forkChain.ts'
import type { Stage } from './openStage.ts'

/** What can happen to a chain. `double`: a second fork comes while the first is being undone. */
export type ForkKind = 'reordered' | 'dropped' | 'double' | 'lower-head'

/** What the forks did, and what they left behind. */
export type ReorgTally = {
  readonly forks: Readonly<Record<ForkKind, number>>
  /** Second forks that came before the index had got over the first. */
  readonly midway: number
  readonly deepest: number
  readonly blocks: number
  readonly kept: number
  readonly dropped: number
  readonly lost: number
  readonly repeated: number
  readonly digests: number
  /** Rows and logs, of whole indexes; accounts and shared rows, of watched owners. */
  readonly compared: number
  readonly watchedAccounts: number
  readonly differences: readonly string[]
}

const kinds: readonly ForkKind[] = ['reordered', 'double', 'dropped', 'lower-head']

/**
 * Forks every chain at every depth given, twice, while two indexes follow, of everybody and of watched
 * owners; each time in another way. After every fork the chains go on, and both indexes are held against
 * one that never saw any.
 */
export async function runReorgs(
  stage: Stage,
  parameters: {
    readonly depths: readonly number[]
    readonly suffered: IndexedWorld
    readonly watching: IndexedWorld
  },
): Promise<ReorgTally> {
  const { depths, suffered, watching } = parameters
  const untilEqual = async () => {
    await suffered.untilEqual()
    await watching.untilEqual()
  }
  const tally = {
    forks: { reordered: 0, dropped: 0, double: 0, 'lower-head': 0 },
    ...{ midway: 0, deepest: 0, blocks: 0, kept: 0, dropped: 0 },
    ...{
      lost: 0,
      repeated: 0,
      digests: 0,
      compared: 0,
      watchedAccounts: 0,
      differences: [] as string[],
    },
  }
  // Twice two of four kinds on at least two chains: every kind at every depth.
  const rounds = depths.flatMap((depth, index) => [
    { depth, shift: index % 4 },
    { depth, shift: (index + 2) % 4 },
  ])
  for (const { depth, shift } of rounds) {
    await stage.advanceBeyond(depth)
    await untilEqual()
    const plan = stage.world.chains.map((chain, index) => ({
      chain,
      kind: kinds[(index + shift) % kinds.length] ?? 'reordered',
    }))
    const forked = await forkAll(stage, { plan, depth, suffered })
    for (const { kind } of plan) tally.forks[kind] += 1
    tally.midway += forked.midway
    for (const { blocks, kept, dropped } of forked.tallies) {
      tally.deepest = Math.max(tally.deepest, blocks)
      tally.blocks += blocks
      tally.kept += kept
      tally.dropped += dropped
    }
    await untilEqual()
    await stage.advance(1)
    await untilEqual()
    await stage.catchUp()
    const { straightPath: straight, owners } = stage
    const found = compareIndexes({ suffered: suffered.config.databasePath, straight })
    const watched = compareWatched({
      suffered: watching.config.databasePath,
      ...{ straight, owners, newestBlocks: depth + 4 },
    })
    tally.lost += found.lost
    tally.repeated += found.repeated
    tally.digests += found.digests
    tally.compared += found.compared + watched.rows
    tally.watchedAccounts += watched.accounts
    const differences = [...found.rows, ...watched.differences]
    tally.differences.push(...differences.map((row) => `depth ${depth}: ${row}`))
    // What follows would only say the same again.
    if (found.lost + found.repeated + found.digests + differences.length > 0) break
  }
  return tally
}

type Planned = { readonly chain: WorldChain; readonly kind: ForkKind }

async function forkAll(
  stage: Stage,
  parameters: {
    readonly plan: readonly Planned[]
    readonly depth: number
    readonly suffered: IndexedWorld
  },
): Promise<{ readonly tallies: readonly ForkTally[]; readonly midway: number }> {
  const { plan, depth, suffered } = parameters
  const { random, gate } = stage
  const tallies: ForkTally[] = []
  const firsts = new Map<Planned, number>()
  await gate.closedWhile(async () => {
    for (const planned of plan) {
      tallies.push(await forkOnce(planned, { depth, stage }))
      firsts.set(planned, await headOf(planned.chain))
    }
  })
  const doubles = plan.filter(({ kind }) => kind === 'double')
  let midway = 0
  if (doubles.length === 0) return { tallies, midway }
  // Walking down and fetching anew take some questions per block and chain; any of them may be the one.
  const questions = random.integer({ min: 1, max: 3 * (3 * depth + 4) })
  await gate.closedAfter(questions, async () => {
    for (const { chain } of doubles) {
      const head = (await headOf(chain)) as number
      const block = suffered.server.store.loadBlock({ chainId: chain.chainId, number: head })
      const { hash } = (await chain.client.request({
        method: 'eth_getBlockByNumber',
        params: ['latest', false],
      })) as { readonly hash: string }
      if (block?.hash !== hash) midway += 1
      const second = random.integer({ min: 1, max: depth })
      tallies.push(await forkChain(chain, { depth: second, fate: 'dropped', random }))
    }
  })
  return { tallies, midway }
}

function forkOnce(
  { chain, kind }: Planned,
  { depth, stage }: { readonly depth: number; readonly stage: Stage },
): Promise<ForkTally> {
  if (kind === 'lower-head') return lowerHead(chain, depth)
  const fate = kind === 'dropped' ? 'dropped' : 'reordered'
  return forkChain(chain, { depth, fate, random: stage.random })
}
