import type { AssetId, FactorId } from '@crossmargin/core'
import type { AssetExposure, FactorExposure } from '../portfolio/netExposures.ts'
import type { ScenarioContingency, ScenarioModel, ScenarioRow } from './scenarioModel.ts'
import { unregisteredRows } from './unregisteredRows.ts'
import { type WorstRow, worstRow } from './worstRow.ts'

/** One line of a requirement. Over all lines `requirementUsd` adds to it. */
export type RequirementLine = {
  readonly kind: 'spot' | 'depeg' | 'unregistered' | 'contingency'
  /** The row or contingency that decided; `'none'` when no row loses anything. */
  readonly label: string
  readonly factor: FactorId
  /** Of a depeg line: the pegged asset. */
  readonly asset?: AssetId
  /** What the line is taken of: net for scenarios, gross for contingencies. */
  readonly exposureUsd: number
  /** Loss positive; never negative. */
  readonly requirementUsd: number
  /** The arithmetic in words and numbers. */
  readonly workings: string
}

/**
 * Writes what a model asks of one factor, line by line: its worst spot row, the worst depeg row of
 * each pegged asset in it, its contingencies. Lines of nothing are kept, so that a reader sees that a
 * hedge was looked at and not that it was forgotten.
 */
export function requirementLines(
  exposure: FactorExposure,
  model: ScenarioModel,
): readonly RequirementLine[] {
  const depegs = exposure.assets
    .filter(({ isPegged }) => isPegged || exposure.kind === 'reporting')
    .map((asset) => depegLine({ exposure, asset, rows: model.depegRows }))
  if (exposure.kind === 'reporting') return depegs
  const contingencies = model.contingencies.map((contingency) =>
    contingencyLine({ exposure, contingency }),
  )
  return [spotLine(exposure, model), ...depegs, ...contingencies]
}

function spotLine(exposure: FactorExposure, model: ScenarioModel): RequirementLine {
  const isRegistered = exposure.kind === 'registered'
  const rows = isRegistered ? model.rows : unregisteredRows(model)
  const worst = worstRow({ valueUsd: exposure.netUsd, rows })
  return {
    kind: isRegistered ? 'spot' : 'unregistered',
    label: labelOf(worst),
    factor: exposure.factor,
    exposureUsd: exposure.netUsd,
    requirementUsd: worst.lossUsd,
    workings: workingsOf({ name: 'net', exposureUsd: exposure.netUsd, worst }),
  }
}

/** What is owed is taken as zero: a debt in a falling coin is never counted as a gain. */
function depegLine(parameters: {
  readonly exposure: FactorExposure
  readonly asset: AssetExposure
  readonly rows: readonly ScenarioRow[]
}): RequirementLine {
  const { exposure, asset, rows } = parameters
  const worst = worstRow({ valueUsd: Math.max(0, asset.netUsd), rows })
  return {
    kind: 'depeg',
    label: labelOf(worst),
    factor: exposure.factor,
    asset: asset.asset,
    exposureUsd: asset.netUsd,
    requirementUsd: worst.lossUsd,
    workings:
      asset.netUsd < 0
        ? `${usd(asset.netUsd)} net is owed: a depeg is never a gain, 0.00 USD`
        : workingsOf({ name: 'net', exposureUsd: asset.netUsd, worst }),
  }
}

function contingencyLine(parameters: {
  readonly exposure: FactorExposure
  readonly contingency: ScenarioContingency
}): RequirementLine {
  const { exposure, contingency } = parameters
  const requirementUsd = contingency.rate * exposure.grossUsd
  return {
    kind: 'contingency',
    label: contingency.name,
    factor: exposure.factor,
    exposureUsd: exposure.grossUsd,
    requirementUsd,
    workings: `${usd(exposure.grossUsd)} gross × ${percent(contingency.rate)} = ${usd(requirementUsd)}`,
  }
}

function labelOf({ row }: WorstRow): string {
  return row === 'none' ? 'none' : row.name
}

function workingsOf(parameters: {
  readonly name: string
  readonly exposureUsd: number
  readonly worst: WorstRow
}): string {
  const { name, exposureUsd, worst } = parameters
  if (worst.row === 'none') return `${usd(exposureUsd)} ${name}: no row loses, 0.00 USD`
  const { spotMove, weight } = worst.row
  return `${usd(exposureUsd)} ${name} × ${percent(spotMove)} × weight ${weight} loses ${usd(worst.lossUsd)}`
}

function usd(value: number): string {
  return `${value.toFixed(2)} USD`
}

/** Twelve digits hide that 0.15 · 100 is not quite 15. */
function percent(share: number): string {
  return `${Number((share * 100).toPrecision(12))} %`
}
