export type { ChainTransaction } from './anvil/createChainDriver.ts'
export { MNEMONIC } from './anvil/spawnAnvil.ts'
export { type BareChain, type BootChainParameters, bootChain } from './bootChain.ts'
export { type BootWorldParameters, bootWorld } from './bootWorld.ts'
export type { Artifact, Artifacts } from './compile/compileProject.ts'
export type { ContractProject } from './compile/contractProjects.ts'
export { createRandom, type Random } from './createRandom.ts'
export type { WorldCast } from './createWorldCast.ts'
export type { AaveContracts, AaveReserve } from './deploy/aaveContracts.ts'
export type { Deployer } from './deploy/createDeployer.ts'
export type { Feed } from './deploy/deployFeed.ts'
export type { MorphoContracts, MorphoMarket } from './deploy/deployMorpho.ts'
export type { EventCounts } from './history/countEvents.ts'
export type { AdvanceParameters, DriftParameters, World, WorldProgress } from './world.ts'
export type {
  DeployParameters,
  MineBlockParameters,
  SendParameters,
  SendReturnType,
  WorldAsset,
  WorldChain,
  WorldDeployment,
} from './worldChain.ts'
export { WorldError, type WorldErrorParameters } from './worldError.ts'
