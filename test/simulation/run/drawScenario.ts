import type { RandomSource } from '../chain/randomSource.ts'
import type { NodeNature } from '../nodes/createSimNode.ts'
import type { Lie } from '../nodes/lie.ts'
import { lies } from '../nodes/lies.ts'

/** What a seed comes to: how the chain begins and lives, what its nodes are like. */
export type Scenario = {
  /** Blocks there are before anybody looks. */
  readonly oldBlocks: number
  /** Blocks made while nodes err and lie. */
  readonly chaosBlocks: number
  readonly blockMs: number
  readonly retentionBlocks: number
  readonly startBlock: number
  /** For each new block: how likely something else happens instead. */
  readonly reorgProbability: number
  readonly haltProbability: number
  readonly outageProbability: number
  readonly natures: readonly NodeNature[]
}

/** A node that is all that a node should be. */
export const honestNature: NodeNature = {
  latencyMs: 1,
  lagBlocks: 0,
  attention: 1,
  kind: 'sound',
  lies: [],
  lieProbability: 0,
}

/**
 * Draws a scenario. Each has some of all lies only: with all of them always on, no run would ever get
 * far enough for the rare things to meet.
 */
export function drawScenario(
  random: RandomSource,
  { isUnnoticeableTold }: { readonly isUnnoticeableTold: boolean },
): Scenario {
  const chosen = lies.filter((lie) => lie.isNoticeable || isUnnoticeableTold)
  const count = random.pick([1, 2, 3, 3, 4])
  const drawn = Array.from({ length: count }, (_, index) =>
    drawNature(random.split(`node ${index}`), chosen),
  )
  // One node of another chain among others: a chain that only such nodes serve is another chain.
  const isForeign = count > 1 && random.chance(0.25)
  const foreign = { ...honestNature, kind: 'foreign' } as const
  const natures = isForeign ? random.shuffle([...drawn.slice(1), foreign]) : drawn
  return {
    oldBlocks: random.pick([1, 10, 40, 70]),
    chaosBlocks: 12 + random.below(20),
    blockMs: random.pick([400, 2_000, 2_000, 12_000]),
    retentionBlocks: random.pick([4, 16, 1_000]),
    startBlock: random.pick([0, 0, 1, 5]),
    reorgProbability: random.pick([0, 0.1, 0.3]),
    haltProbability: random.pick([0, 0.05]),
    outageProbability: random.pick([0, 0, 0.1]),
    natures,
  }
}

function drawNature(random: RandomSource, all: readonly Lie[]): NodeNature {
  const isQuiet = random.chance(0.2)
  return {
    latencyMs: random.pick([2, 20, 200, 900]),
    lagBlocks: random.pick([0, 0, 0, 1, 3]),
    attention: random.pick([1, 1, 0.8, 0.5]),
    kind: random.pick(['sound', 'sound', 'sound', 'sound', 'sound', 'stuck', 'syncing']),
    lies: all.filter(() => random.chance(0.35)),
    lieProbability: isQuiet ? 0 : random.pick([0.02, 0.1, 0.25, 0.5]),
  }
}
