import type { FactorId } from '@crossmargin/core'
import type { FactorExposure } from '../portfolio/netExposures.ts'
import type { ScenarioModel, ScenarioRow } from './scenarioModel.ts'
import { unregisteredRows } from './unregisteredRows.ts'
import { worstRow } from './worstRow.ts'

/** What one scenario does to one factor. */
export type FactorResult = {
  readonly factor: FactorId
  /** Gain positive: the whole move, not weighted. */
  readonly profitUsd: number
  /** `profitUsd · weight`: what the requirement looks at. */
  readonly weightedProfitUsd: number
  /** Whether this row decides the factor's requirement. */
  readonly isWorst: boolean
}

/** What one scenario does to a portfolio. */
export type ScenarioResult = {
  readonly kind: 'spot' | 'depeg' | 'unregistered'
  readonly scenario: string
  /** Relative move, the same for all factors it is applied to. */
  readonly spotMove: number
  readonly weight: number
  /** Sum over factors. */
  readonly profitUsd: number
  readonly weightedProfitUsd: number
  /** Only the factors that the row is applied to. */
  readonly factors: readonly FactorResult[]
}

/**
 * Applies every row of a model to a portfolio.
 *
 * A total moves all factors together by one row; the requirement takes the worst row of each factor,
 * so it is at least the worst total. Spot rows move registered factors other than the reporting
 * currency; depeg rows move what is held of pegged assets, never what is owed; the two unregistered
 * rows move the rest.
 *
 * @returns one result a row, in the table's order.
 */
export function scenarioResults(
  exposures: readonly FactorExposure[],
  model: ScenarioModel,
): readonly ScenarioResult[] {
  const spot = exposures
    .filter(({ kind }) => kind === 'registered')
    .map(({ factor, netUsd }) => ({ factor, bases: [netUsd] }))
  const unregistered = exposures
    .filter(({ kind }) => kind === 'unregistered')
    .map(({ factor, netUsd }) => ({ factor, bases: [netUsd] }))
  return [
    ...rowsResults({ kind: 'spot', rows: model.rows, subjects: spot }),
    ...rowsResults({ kind: 'depeg', rows: model.depegRows, subjects: depegSubjects(exposures) }),
    ...rowsResults({
      kind: 'unregistered',
      rows: unregisteredRows(model),
      subjects: unregistered,
    }),
  ]
}

/** A factor and the USD values in it that the rows move, each on its own. */
type Subject = { readonly factor: FactorId; readonly bases: readonly number[] }

function depegSubjects(exposures: readonly FactorExposure[]): readonly Subject[] {
  return exposures
    .map(({ factor, kind, assets }) => ({
      factor,
      bases: assets
        .filter(({ isPegged }) => isPegged || kind === 'reporting')
        .map(({ netUsd }) => Math.max(0, netUsd)),
    }))
    .filter(({ bases }) => bases.length > 0)
}

function rowsResults(parameters: {
  readonly kind: ScenarioResult['kind']
  readonly rows: readonly ScenarioRow[]
  readonly subjects: readonly Subject[]
}): readonly ScenarioResult[] {
  const { kind, rows, subjects } = parameters
  const measured = subjects.map(({ factor, bases }) => {
    const valueUsd = sum(bases)
    return { factor, valueUsd, worst: worstRow({ valueUsd, rows }).row }
  })
  return rows.map((row) => {
    const factors = measured.map(({ factor, valueUsd, worst }) => {
      // Adding zero turns the −0 of "nothing moved" into 0.
      const profitUsd = row.spotMove * valueUsd + 0
      return {
        factor,
        profitUsd,
        weightedProfitUsd: row.weight * profitUsd + 0,
        isWorst: row === worst,
      }
    })
    return {
      kind,
      scenario: row.name,
      spotMove: row.spotMove,
      weight: row.weight,
      profitUsd: sum(factors.map(({ profitUsd }) => profitUsd)),
      weightedProfitUsd: sum(factors.map(({ weightedProfitUsd }) => weightedProfitUsd)),
      factors,
    }
  })
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
