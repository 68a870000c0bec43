import type { Graphql } from '@crossmargin/sdk'
import { formatNumber } from '../format/formatNumber.ts'

/** Writes a scenario's move and, unless it counts in full, its weight: `−30 % × 0.5`. */
export function scenarioMove(result: Pick<Graphql.ScenarioResult, 'spotMove' | 'weight'>): string {
  const percent = result.spotMove * 100
  const digits = Number.isInteger(Math.round(percent * 10) / 10) ? 0 : 1
  const sign = percent > 0 ? '+' : ''
  const weight = result.weight === 1 ? '' : ` × ${result.weight}`
  return `${sign}${formatNumber(percent, digits)} %${weight}`
}
