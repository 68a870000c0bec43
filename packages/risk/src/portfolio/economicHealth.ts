import type { AssetRegistry, Gap, MarginAccountId } from '@crossmargin/core'
import type { PriceBook } from '../factors/priceBook.ts'
import {
  type UncountedExposure,
  type ValuedExposure,
  valueExposures,
} from '../factors/valueExposures.ts'
import { type FactorGreeks, linearGreeks } from '../greeks/linearGreeks.ts'
import type { RequirementLine } from '../scenario/requirementLines.ts'
import type { ScenarioModel } from '../scenario/scenarioModel.ts'
import { scenarioRequirement } from '../scenario/scenarioRequirement.ts'
import { type ScenarioResult, scenarioResults } from '../scenario/scenarioResults.ts'
import type { IdentifiedAccount } from './identifyAccounts.ts'
import { type FactorExposure, netExposures } from './netExposures.ts'
import { type Known, sumKnown } from './sumKnown.ts'

/** One account under the model, alone: as if no other existed. */
export type Silo = {
  readonly account: MarginAccountId
  readonly equityUsd: Known
  readonly requirementUsd: Known
}

/** The whole book as the model sees it. Modelled: no venue enforces it, none of it can be withdrawn. */
export type EconomicHealth = {
  /** USD, at market prices. Counted collateral only, so never above what is owned. */
  readonly collateralUsd: Known
  /** USD, at market prices; positive. */
  readonly debtUsd: Known
  /** `collateralUsd − debtUsd`. */
  readonly equityUsd: Known
  /** Σ |value| over everything counted, the reporting currency included. */
  readonly grossNotionalUsd: Known
  /** What the model asks of the whole book. Loss positive. */
  readonly nettedRequirementUsd: Known
  /** What it asks of each account alone, added up. */
  readonly siloedRequirementUsd: Known
  /** Siloed less netted: what the silos cost. Modelled, never withdrawable. */
  readonly siloCostUsd: Known
  /** Σ of the venues' own maintenance margins, for comparison. */
  readonly enforcedMaintenanceUsd: Known
  /** Equity less netted requirement. Negative: the model wants more equity than there is. */
  readonly slackUsd: Known
  /**
   * Equity over netted requirement. Unknown as well where a part of the book is missing. With nothing
   * required there is no ratio: `'no-requirement'`, or `'insolvent'` where equity is negative.
   */
  readonly healthRatio: Known | 'no-requirement' | 'insolvent'
  /** Whether nothing of the book is missing or unknown. */
  readonly isComplete: boolean
  readonly netExposures: readonly FactorExposure[]
  readonly greeks: readonly FactorGreeks[]
  readonly scenarios: readonly ScenarioResult[]
  /** The workings of the netted requirement; they add to it, in order. */
  readonly lines: readonly RequirementLine[]
  readonly silos: readonly Silo[]
  /** What is in none of the sums. */
  readonly uncounted: readonly UncountedExposure[]
}

/** The economic side, and what the measures beside it are made from. */
export type EconomicAssessment = {
  readonly health: EconomicHealth
  readonly gaps: readonly Gap[]
  /** Of every account, in its own legs. */
  readonly values: readonly ValuedExposure[]
  /** Whether no exposure is missing. Unrealised profit may be: nothing moves with it. */
  readonly areExposuresKnown: boolean
}

/**
 * Values and stresses the whole book at market prices, netted over accounts, venues and chains.
 *
 * A debt of unknown value has no bound, so one makes every sum it belongs in unknown; exposures,
 * Greeks, scenarios and lines are then of what could be valued, and `uncounted` lists the rest.
 *
 * @param parameters.gaps what went wrong before: it decides what is complete.
 * @returns the health, and gaps of its own making.
 */
export function economicHealth(parameters: {
  readonly accounts: readonly IdentifiedAccount[]
  readonly prices: PriceBook
  readonly assets: AssetRegistry
  readonly model: ScenarioModel
  readonly enforcedMaintenanceUsd: Known
  readonly gaps: readonly Gap[]
}): EconomicAssessment {
  const { accounts, prices, assets, model, enforcedMaintenanceUsd } = parameters
  const books = accounts.map((account) => accountBook(account, { prices, assets, model }))
  const values = books.flatMap((book) => book.values)
  const gaps = books.flatMap((book) => [...book.gaps, ...book.positionGaps])
  const seen = [...parameters.gaps, ...gaps]
  const isKnown = !seen.some(isAccountUnknown)
  const isComplete = isKnown && !seen.some(({ effect }) => effect === 'part-missing')
  const ofExposures = [...parameters.gaps, ...books.flatMap((book) => book.gaps)]
  const factors = netExposures(values)
  const { requirementUsd, lines } = scenarioRequirement(factors, model)
  const silos = books.map((book) => book.silo)
  const known = (value: number): Known => (isKnown ? value : 'unknown')
  const nettedRequirementUsd = known(requirementUsd)
  const siloedRequirementUsd = isKnown
    ? sumKnown(silos.map((silo) => silo.requirementUsd))
    : 'unknown'
  const equityUsd = equityOf(values)
  return {
    gaps,
    values,
    areExposuresKnown: isKnown && !ofExposures.some(({ effect }) => effect === 'part-missing'),
    health: {
      collateralUsd: known(valueByKind(values, 'collateral')),
      // Zero less the sum, because the negative of nothing is −0.
      debtUsd: known(0 - valueByKind(values, 'debt')),
      equityUsd: known(equityUsd),
      grossNotionalUsd: known(sum(factors.map(({ grossUsd }) => grossUsd))),
      nettedRequirementUsd,
      siloedRequirementUsd,
      siloCostUsd: difference(siloedRequirementUsd, nettedRequirementUsd),
      enforcedMaintenanceUsd,
      slackUsd: known(equityUsd - requirementUsd),
      healthRatio: isComplete ? healthRatio({ equityUsd, requirementUsd }) : 'unknown',
      isComplete,
      netExposures: factors,
      greeks: linearGreeks(factors),
      scenarios: scenarioResults(factors, model),
      lines,
      silos,
      uncounted: books.flatMap((book) => book.uncounted),
    },
  }
}

type AccountBook = {
  readonly values: readonly ValuedExposure[]
  readonly uncounted: readonly UncountedExposure[]
  readonly gaps: readonly Gap[]
  /** Of what is missing from equity and not from exposures. */
  readonly positionGaps: readonly Gap[]
  readonly silo: Silo
}

function accountBook(
  account: IdentifiedAccount,
  context: {
    readonly prices: PriceBook
    readonly assets: AssetRegistry
    readonly model: ScenarioModel
  },
): AccountBook {
  const { id, snapshot, margin } = account
  const { values, uncounted, gaps } = valueExposures({ ...account, ...context })
  const isKnown = ![...snapshot.gaps, ...margin.gaps, ...gaps].some(isAccountUnknown)
  const { requirementUsd } = scenarioRequirement(netExposures(values), context.model)
  const silo: Silo = {
    account: id,
    equityUsd: isKnown ? equityOf(values) : 'unknown',
    requirementUsd: isKnown ? requirementUsd : 'unknown',
  }
  return { values, uncounted, gaps, positionGaps: positionGaps(account), silo }
}

/**
 * A venue's oracle that is silent makes its margin unknown, not the market value of what is held
 * there: that has prices of its own, and gaps of its own where they are missing.
 */
function isAccountUnknown({ kind, effect }: Gap): boolean {
  return effect === 'account-unknown' && kind !== 'oracle-unavailable'
}

/** An exposure says what a position moves with, and not what it has gained so far. */
function positionGaps({ id, margin, exposures }: IdentifiedAccount): readonly Gap[] {
  if (!exposures.some(({ kind, quantity }) => kind === 'position' && quantity !== 0)) return []
  return [
    {
      kind: 'not-modelled',
      effect: 'part-missing',
      message: `Positions of ${id} are stressed, but their unrealised profit or loss is not in economic equity.`,
      chainId: margin.key.chainId,
      venue: margin.key.venue,
      account: id,
    },
  ]
}

function healthRatio(parameters: {
  readonly equityUsd: number
  readonly requirementUsd: number
}): EconomicHealth['healthRatio'] {
  const { equityUsd, requirementUsd } = parameters
  const ratio = equityUsd / requirementUsd
  // A requirement so small that the ratio overflows is none, like zero.
  if (Number.isFinite(ratio)) return ratio
  return equityUsd < 0 ? 'insolvent' : 'no-requirement'
}

function equityOf(values: readonly ValuedExposure[]): number {
  return valueByKind(values, 'collateral') + valueByKind(values, 'debt')
}

function valueByKind(values: readonly ValuedExposure[], kind: ValuedExposure['kind']): number {
  return sum(values.filter((value) => value.kind === kind).map(({ valueUsd }) => valueUsd))
}

function difference(a: Known, b: Known): Known {
  return a === 'unknown' || b === 'unknown' ? 'unknown' : a - b
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
