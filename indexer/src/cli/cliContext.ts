import type { VenueAdapter } from '@crossmargin/adapters'
import type { Logger } from 'pino'
import type { Config } from '../config/config.ts'
import type { Environment } from '../config/rpcUrl.ts'
import type { StoreReader } from '../store/store.ts'
import type { BootWorld } from './demo/world.ts'

/** How far one chain's index is. */
export type IndexProgress = {
  readonly chain: string
  /** Blocks indexed and to be indexed, from the first deployment on. */
  readonly done: number
  readonly total: number
}

/** Indexes and serves until closed. */
export type RunningServer = {
  /** `http://host:port`, without a slash at its end. */
  readonly url: string
  /** Resolves when every chain that answers is indexed to its head. */
  whenIndexed(): Promise<void>
  close(): Promise<void>
}

/** Starts indexing and serving. @throws OperatingError when the port or the database is taken. */
export type StartServer = (parameters: {
  readonly config: Config
  readonly logger: Logger
  readonly onProgress?: (progress: IndexProgress) => void
}) => Promise<RunningServer>

/** Where text goes. */
export type TextStream = {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

/** Everything outside of the command line that commands use: tests put their own in its place. */
export type CliContext = {
  readonly version: string
  readonly adapters: readonly VenueAdapter[]
  readonly startServer: StartServer
  /** @throws BaseError when there is no database, or none of this version. */
  readonly openReader: (path: string) => StoreReader
  readonly importWorld: () => Promise<{ readonly bootWorld: BootWorld }>
  readonly stdout: TextStream
  readonly stderr: TextStream
  readonly environment: Environment
  readonly workingDirectory: string
  readonly nodeVersion: string
  /** Unix seconds. */
  readonly nowSeconds: () => number
  /** Aborted by the first Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal
}
