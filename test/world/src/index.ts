export type { ChainTransaction } from './anvil/chainDriver.ts'
export { type BootWorldParameters, bootWorld } from './bootWorld.ts'
export type { AaveContracts, AaveReserve } from './deploy/deployAave.ts'
export type { Feed } from './deploy/deployFeeds.ts'
export type { MorphoContracts, MorphoMarket } from './deploy/deployMorpho.ts'
export type { EventCounts } from './history/countEvents.ts'
export type {
  AdvanceParameters,
  DriftParameters,
  MineBlockParameters,
  SendParameters,
  SendReturnType,
  World,
  WorldAsset,
  WorldChain,
  WorldDeployment,
  WorldProgress,
} from './world.ts'
export { WorldError, type WorldErrorParameters } from './worldError.ts'
