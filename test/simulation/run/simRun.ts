import type { SimChain } from '../chain/createSimChain.ts'
import type { RandomSource } from '../chain/randomSource.ts'
import type { SimNode } from '../nodes/createSimNode.ts'
import type { SimClock } from './createSimClock.ts'
import type { Scenario } from './drawScenario.ts'

/** A run's one state, as its phases pass it on. */
export type SimRun = {
  readonly scenario: Scenario
  readonly chain: SimChain
  readonly nodes: readonly SimNode[]
  readonly clock: SimClock
  readonly random: RandomSource
  readonly faults: Map<string, number>
  readonly epochSeconds: number
}
