export type {
  AssetInput,
  ChainInput,
  ConfigInput,
  DeploymentInput,
} from './config/defineConfig.ts'
export { defineConfig } from './config/defineConfig.ts'
