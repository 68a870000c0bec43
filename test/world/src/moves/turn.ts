import type { Random } from '../createRandom.ts'
import type { DeployedChain } from '../deploy/deployChain.ts'
import type { ChainState } from './prepareChainRead.ts'

/** What a player sees when it is their turn. */
export type Turn = {
  readonly chain: DeployedChain
  readonly state: ChainState
  readonly random: Random
}
