import type { VenueAdapter } from '@crossmargin/adapters'
import type { AssetRegistry, StatusThresholds } from '@crossmargin/core'
import type { ChainStatusBoard } from '../store/chainStatus.ts'
import type { ChangeFeed } from '../store/changeFeed.ts'
import type { DivergenceBoard } from '../store/divergenceBoard.ts'
import type { StoreReader } from '../store/store.ts'

/** What every resolver is given. Serving meets indexing here only: in the store and its board. */
export type ApiContext = {
  readonly store: StoreReader
  readonly adapters: ReadonlyMap<string, VenueAdapter>
  readonly assets: AssetRegistry
  readonly thresholds: StatusThresholds
  readonly statuses: ChainStatusBoard
  readonly divergences: Pick<DivergenceBoard, 'get' | 'listOpen' | 'total'>
  readonly feed: ChangeFeed
  readonly version: string
}
