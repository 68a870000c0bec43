import type { VenueAdapter } from '@crossmargin/adapters'
import type { Environment } from '../config/rpcUrl.ts'
import type { RunningServer, startServer } from '../server/startServer.ts'
import type { WatchList } from '../store/sqlite/watch/openWatchList.ts'
import type { StoreReader } from '../store/store.ts'
import type { BootWorld } from './demo/world.ts'

/** Where text goes. */
export type TextStream = {
  readonly isTTY?: boolean
  /** Characters of a line, on a terminal. */
  readonly columns?: number
  write(text: string): unknown
}

/** Everything outside of the command line that commands use: tests put their own in its place. */
export type CliContext = {
  readonly version: string
  readonly adapters: readonly VenueAdapter[]
  readonly startServer: (
    parameters: Parameters<typeof startServer>[0],
  ) => Promise<Pick<RunningServer, 'url' | 'store' | 'statuses' | 'settled' | 'failed' | 'close'>>
  /** @throws BaseError when there is no database, or none of this version. */
  readonly openReader: (path: string) => Promise<StoreReader>
  /** @throws BaseError when there is no database, or none of this version. */
  readonly openWatchList: (path: string) => Promise<WatchList>
  /** @throws DemoUnavailableError outside of a clone of the repository. */
  readonly importWorld: () => Promise<{ readonly bootWorld: BootWorld }>
  readonly stdout: TextStream
  readonly stderr: TextStream
  readonly environment: Environment
  readonly workingDirectory: string
  /** As `process.versions.node` says: `20.19.0`. */
  readonly nodeVersion: string
  /** Unix seconds. */
  readonly nowSeconds: () => number
  /** Aborted by the first Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal
}
