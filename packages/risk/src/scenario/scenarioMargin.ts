import { assertRiskBook } from './book/assertRiskBook.ts'
import type { RiskBook } from './book/riskBook.ts'
import { sameRowLoss } from './engine/sameRowLoss.ts'
import { type UnderlyingRisk, underlyingRisk } from './engine/underlyingRisk.ts'
import { assertMarginParameterSet } from './parameter-sets/assertMarginParameterSet.ts'
import type { MarginParameterSet } from './parameter-sets/marginParameterSet.ts'

/** One addend of a requirement. */
export type MarginModelLine = {
  readonly kind: 'scenario' | 'minimum' | 'peg' | 'contingency' | 'oracle' | 'provision'
  /** The underlying it is charged for, or `'all'`. */
  readonly underlying: string
  readonly label: string
  readonly amountUsd: number
}

/** One side of a margin: what is asked for, and what is left over. */
export type MarginSide = {
  /** The sum of the lines, not negative. */
  readonly requirementUsd: number
  /** Equity less requirement: below zero is a shortfall. */
  readonly surplusUsd: number
  readonly lines: readonly MarginModelLine[]
}

/** A book under one parameter set. */
export type ScenarioMargin = {
  readonly parameterSet: { readonly name: string; readonly version: string }
  /** Cash + collateral + options at their mark + unsettled profit, in the settlement stablecoin. */
  readonly equityUsd: number
  readonly maintenance: MarginSide
  readonly initial: MarginSide
  readonly underlyings: readonly UnderlyingRisk[]
}

/**
 * Margins a book of options, perpetuals, futures and collateral by a table of scenarios.
 *
 *     loss        = max(worst of rows and basis, minimums)            each underlying
 *     maintenance = loss·fM + contingencies + provisions
 *     initial     = loss·fI + contingencies + initial add-ons + oracle + provisions
 *     fI          = initial factor + max(0, peg threshold − stable price)·peg factor
 *
 * With `inside-factor`, contingencies are multiplied by the factors too, and the oracle charge is not.
 * Derive, SPAN, Paradex and the rest are parameter sets of this one rule.
 *
 * @returns requirement and surplus of both sides; each requirement is the sum of its lines.
 * @throws InvalidRiskBookError for a number the book cannot hold.
 * @throws InvalidParameterSetError for a set that cannot be computed with.
 * @see PMRMLib_2.sol, `getMarginAndMarkToMarket`, of derivexyz/v2-core at 7736900
 */
export function scenarioMargin(book: RiskBook, set: MarginParameterSet): ScenarioMargin {
  assertMarginParameterSet(set)
  assertRiskBook(book)
  const { stablePriceUsd } = book
  const underlyings = book.underlyings.map((it) => underlyingRisk(it, { set, stablePriceUsd }))
  const equityUsd =
    book.cash +
    sum(underlyings.flatMap((it) => [it.optionValueUsd, it.collateralValueUsd, it.unsettledUsd]))
  const side = (lines: readonly MarginModelLine[]): MarginSide => {
    const requirementUsd = sum(lines.map(({ amountUsd }) => amountUsd))
    return { requirementUsd, surplusUsd: equityUsd - requirementUsd, lines }
  }
  const pegFactor =
    set.peg === undefined ? 0 : Math.max(0, set.peg.threshold - stablePriceUsd) * set.peg.factor
  return {
    parameterSet: { name: set.name, version: set.version },
    equityUsd,
    maintenance: side(maintenanceLines(underlyings, set)),
    initial: side(initialLines(underlyings, { set, pegFactor })),
    underlyings,
  }
}

function maintenanceLines(
  risks: readonly UnderlyingRisk[],
  set: MarginParameterSet,
): readonly MarginModelLine[] {
  const factor = set.maintenanceFactor
  const charge = set.contingencyPlacement === 'inside-factor' ? factor : 1
  const contingencies = risks.flatMap(({ underlying, contingencies: lines }) =>
    lines.map(({ label, maintenanceUsd }) =>
      line('contingency', underlying, label, maintenanceUsd * charge),
    ),
  )
  return nonZero([...lossLines(risks, { set, factor }), ...contingencies, ...provisions(risks)])
}

function initialLines(
  risks: readonly UnderlyingRisk[],
  parameters: { readonly set: MarginParameterSet; readonly pegFactor: number },
): readonly MarginModelLine[] {
  const { set, pegFactor } = parameters
  const factor = set.initialFactor
  const isInside = set.contingencyPlacement === 'inside-factor'
  const contingencies = risks.flatMap(({ underlying, contingencies: lines }) =>
    lines.flatMap(({ label, maintenanceUsd, initialAddOnUsd }) => [
      line('contingency', underlying, label, maintenanceUsd * (isInside ? factor : 1)),
      line('contingency', underlying, `${label}, initial`, initialAddOnUsd),
    ]),
  )
  const held = sum(
    risks.flatMap((it) => it.contingencies.map(({ maintenanceUsd }) => maintenanceUsd)),
  )
  const lossUsd = sum(lossLines(risks, { set, factor: 1 }).map(({ amountUsd }) => amountUsd))
  const peggedUsd = lossUsd + (isInside ? held : 0)
  const oracle = risks.map(({ underlying, oracleUsd }) =>
    line('oracle', underlying, 'feeds of low confidence', oracleUsd),
  )
  return nonZero([
    ...lossLines(risks, { set, factor }),
    line('peg', 'all', 'stablecoin under its peg', peggedUsd * pegFactor),
    ...contingencies,
    ...oracle,
    ...provisions(risks),
  ])
}

function lossLines(
  risks: readonly UnderlyingRisk[],
  parameters: { readonly set: MarginParameterSet; readonly factor: number },
): readonly MarginModelLine[] {
  const { set, factor } = parameters
  const { aggregation } = set
  if (aggregation.kind === 'same-row') {
    const { scenario, lossUsd, minimumUsd } = sameRowLoss(risks, aggregation.gainOffset)
    return [
      line('scenario', 'all', `worst row "${scenario}"`, lossUsd * factor),
      line('minimum', 'all', 'minimum', Math.max(0, minimumUsd - lossUsd) * factor),
    ]
  }
  return risks.flatMap(({ underlying, worst, scenarioLossUsd, minimumUsd }) => [
    line('scenario', underlying, `worst row "${worst}"`, scenarioLossUsd * factor),
    line('minimum', underlying, 'minimum', Math.max(0, minimumUsd - scenarioLossUsd) * factor),
  ])
}

function provisions(risks: readonly UnderlyingRisk[]): readonly MarginModelLine[] {
  return risks.map(({ underlying, provisionUsd }) =>
    line('provision', underlying, 'funding and fees', provisionUsd),
  )
}

function line(
  kind: MarginModelLine['kind'],
  underlying: string,
  label: string,
  amountUsd: number,
): MarginModelLine {
  return { kind, underlying, label, amountUsd }
}

function nonZero(lines: readonly MarginModelLine[]): readonly MarginModelLine[] {
  return lines.filter(({ amountUsd }) => amountUsd !== 0)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
