import type {
  AccountSnapshot,
  Address,
  AssetRegistry,
  BlockRef,
  Exposure,
  Finality,
  Gap,
  MarketPrice,
  StatusThresholds,
  VenueMargin,
} from '@crossmargin/core'
import type { ScenarioModel } from '../scenario/scenarioModel.ts'
import type { RiskMeasureSettings } from './riskMeasures.ts'

/** One margin account as the report takes it: at the waist, by its venue's rule, and in floats. */
export type PortfolioAccount = {
  readonly snapshot: AccountSnapshot
  readonly margin: VenueMargin
  readonly exposures: readonly Exposure[]
}

/** The block of one chain that a report is true at. */
export type PortfolioBlock = BlockRef & {
  readonly finality: Finality
  /** The chain was behind or halted. */
  readonly isStale: boolean
}

/** Everything a report is made from. It reads no clock and asks no one. */
export type PortfolioReportParameters = {
  readonly owners: readonly Address[]
  /** One block a chain. */
  readonly blocks: readonly PortfolioBlock[]
  /** Each account once, in any order. */
  readonly accounts: readonly PortfolioAccount[]
  readonly marketPrices: readonly MarketPrice[]
  readonly assets: AssetRegistry
  /** What failed before: chains, venues, logs. */
  readonly gaps: readonly Gap[]
  /** Defaults to `defaultScenarioModel`. */
  readonly model?: ScenarioModel
  /** What to measure risk with; defaults to `defaultRiskMeasureSettings`. */
  readonly measures?: RiskMeasureSettings
  /** When to warn; defaults to core's `defaultStatusThresholds`. */
  readonly thresholds?: StatusThresholds
}
