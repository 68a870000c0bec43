import type { AssessedAccount, VenueAdapter } from '@crossmargin/adapters'
import type {
  Address,
  AssetRegistry,
  Gap,
  MarginAccountKey,
  StatusThresholds,
} from '@crossmargin/core'
import type { PortfolioBlock, PortfolioReport, RiskMeasureSettings } from '@crossmargin/risk'
import { assessedPortfolio } from '@crossmargin/sdk'
import type { DivergenceBoard } from '../store/divergenceBoard.ts'
import type { StoreReader } from '../store/store.ts'
import { assessStored } from './assessStored.ts'

/** A portfolio's report, with the accounts it was made from by their ids. */
export type AssessedPortfolio = {
  readonly report: PortfolioReport
  readonly accounts: ReadonlyMap<string, AssessedAccount>
}

/** What to report on, at which blocks. */
export type AssessPortfolioParameters = {
  readonly store: StoreReader
  readonly adapters: ReadonlyMap<string, VenueAdapter>
  readonly assets: AssetRegistry
  readonly thresholds: StatusThresholds
  readonly owners: readonly Address[]
  readonly keys: readonly MarginAccountKey[]
  readonly blocks: readonly PortfolioBlock[]
  /** Accounts that are known to be indexed wrongly. */
  readonly divergences: Pick<DivergenceBoard, 'get'>
  readonly measures?: RiskMeasureSettings
  /** Which of the accounts to report on, once assessed; all by default. */
  readonly isWanted?: (account: AssessedAccount) => boolean
  /** What is already known to be missing: chains that do not answer. */
  readonly gaps: readonly Gap[]
}

/** Reports on indexed accounts at given blocks. Call it inside `store.read`. */
export function assessPortfolio(parameters: AssessPortfolioParameters): AssessedPortfolio {
  const { store, owners, blocks, assets, thresholds, measures, isWanted } = parameters
  const stored = assessStored(parameters)
  const { accounts, ...report } = assessedPortfolio({
    owners,
    blocks,
    accounts: isWanted ? stored.accounts.filter(isWanted) : stored.accounts,
    oraclePrices: stored.oraclePrices,
    assets,
    thresholds,
    ...(measures === undefined ? {} : { measures }),
    gaps: [
      ...parameters.gaps,
      ...stored.gaps,
      ...blocks.flatMap(({ chainId }) => store.listGaps(chainId)),
    ],
  })
  return { report, accounts }
}
