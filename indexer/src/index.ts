export type { Config } from './config/config.ts'
export type {
  AssetInput,
  ChainInput,
  ConfigInput,
  DeploymentInput,
} from './config/defineConfig.ts'
export { defineConfig } from './config/defineConfig.ts'
export { createLogger } from './log/createLogger.ts'
export { type RunningServer, startServer } from './server/startServer.ts'
export { openSqliteReader } from './store/sqlite/openSqliteReader.ts'
export { openSqliteStore } from './store/sqlite/openSqliteStore.ts'
export { openWatchList, type WatchList } from './store/sqlite/watch/openWatchList.ts'
export type { Store, StoreReader } from './store/store.ts'
export { compareReadings } from './verify/compareReadings.ts'
