import { type Address, assertInvariant, defaultStatusThresholds, type Gap } from '@crossmargin/core'
import { compareText } from '../digest/compareText.ts'
import { priceBasisGaps, toPriceBook } from '../factors/priceBook.ts'
import { assertScenarioModel } from '../scenario/assertScenarioModel.ts'
import { defaultScenarioModel } from '../scenario/defaultScenarioModel.ts'
import type { ScenarioModel } from '../scenario/scenarioModel.ts'
import { type EconomicHealth, economicHealth } from './economicHealth.ts'
import { type EnforcedHealth, enforcedHealth } from './enforcedHealth.ts'
import { type IdentifiedAccount, identifyAccounts } from './identifyAccounts.ts'
import { inputDigest } from './inputDigest.ts'
import { mergeGaps } from './mergeGaps.ts'
import type { PortfolioBlock, PortfolioReportParameters } from './portfolioInputs.ts'
import { defaultRiskMeasureSettings, type RiskMeasures, riskMeasures } from './riskMeasures.ts'

/** A portfolio's two healths, side by side and never blended. */
export type PortfolioReport = {
  /** In lower case, each once, sorted. */
  readonly owners: readonly Address[]
  /** The block vector every number is true at, by chain. */
  readonly blocks: readonly PortfolioBlock[]
  /** Latest block time less earliest, over chains; 0 for one chain or none. */
  readonly skewSeconds: number
  /** What the contracts will do. */
  readonly enforced: EnforcedHealth
  /** What the risk is. Modelled. */
  readonly economic: EconomicHealth
  /** Value at risk, shortfall and margin by model, of the same book. Modelled. */
  readonly risk: RiskMeasures
  /** The whole model the economic side was computed with. */
  readonly model: ScenarioModel
  /** Everything not known, from every step, each once. */
  readonly gaps: readonly Gap[]
  /** SHA-256 over all inputs: equal digests mean equal inputs. */
  readonly digest: string
}

/**
 * Reports enforced and economic health of a set of margin accounts.
 *
 * The two sides share inputs and nothing else. Enforced is each venue's own rule at its own prices,
 * account by account: a profit elsewhere does not raise an account's health until it is moved there.
 * Economic is one book at market prices under one model. Which is worse differs from day to day, so
 * a single number of both would hide whichever it is.
 *
 * Pure: the same inputs, in any order, give the same report, digit for digit.
 *
 * @returns the report; what could not be valued is in `gaps`, never a zero or NaN.
 * @throws every error of {@link assertScenarioModel} for a model that cannot be used.
 * @throws every error of {@link riskMeasures} for settings that cannot be used.
 * @throws InvariantError where an input contradicts itself: two blocks of one chain, an account twice,
 * a margin of another account.
 * @example
 * const report = portfolioReport({ owners, blocks, accounts, marketPrices, assets, gaps: [] })
 * report.enforced.bindingAccount // what breaks first
 * report.economic.siloCostUsd // what the silos cost
 */
export function portfolioReport(parameters: PortfolioReportParameters): PortfolioReport {
  const model = parameters.model ?? defaultScenarioModel
  assertScenarioModel(model)
  const thresholds = parameters.thresholds ?? defaultStatusThresholds
  const measures = parameters.measures ?? defaultRiskMeasureSettings
  const { marketPrices, assets } = parameters
  const accounts = identifyAccounts(parameters.accounts)
  const blocks = sortedBlocks(parameters.blocks)
  const prices = toPriceBook(marketPrices)
  const given = [...parameters.gaps, ...accounts.flatMap(gapsOfAccount)]
  const enforced = enforcedHealth({ accounts, blocks, prices, thresholds })
  const economic = economicHealth({
    accounts,
    prices,
    assets,
    model,
    enforcedMaintenanceUsd: enforced.health.totals.maintenanceMarginUsd,
    gaps: given,
  })
  return {
    owners: [...new Set(parameters.owners.map(lowerCase))].sort(compareText),
    blocks,
    skewSeconds: skewSeconds(blocks),
    enforced: enforced.health,
    economic: economic.health,
    risk: riskMeasures({
      netExposures: economic.health.netExposures,
      values: economic.values,
      isKnown: economic.areExposuresKnown,
      settings: measures,
    }),
    model,
    gaps: mergeGaps(given, enforced.gaps, economic.gaps, priceBasisGaps(prices), staleGaps(blocks)),
    digest: inputDigest({ ...parameters, model, measures, thresholds }),
  }
}

function gapsOfAccount({ snapshot, margin }: IdentifiedAccount): readonly Gap[] {
  return [...snapshot.gaps, ...margin.gaps]
}

function lowerCase(owner: Address): Address {
  return owner.toLowerCase() as Address
}

function sortedBlocks(blocks: readonly PortfolioBlock[]): readonly PortfolioBlock[] {
  const sorted = [...blocks].sort((a, b) => a.chainId - b.chainId)
  const isOnce = sorted.every(({ chainId }, index) => sorted[index + 1]?.chainId !== chainId)
  assertInvariant(isOnce, 'a block vector has one block a chain')
  return sorted
}

function skewSeconds(blocks: readonly PortfolioBlock[]): number {
  if (blocks.length === 0) return 0
  const times = blocks.map(({ timestampSeconds }) => timestampSeconds)
  return Math.max(...times) - Math.min(...times)
}

/** Staleness is a flag beside the numbers: they are true at their block, which is an old one. */
function staleGaps(blocks: readonly PortfolioBlock[]): readonly Gap[] {
  return blocks
    .filter(({ isStale }) => isStale)
    .map(({ chainId, number, timestampSeconds }) => ({
      kind: 'chain-stale',
      effect: 'none',
      message: `Chain ${chainId} is behind or halted: its numbers are true at block ${number}, of Unix time ${timestampSeconds}.`,
      chainId,
    }))
}
