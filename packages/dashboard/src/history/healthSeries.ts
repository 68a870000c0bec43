import type { Graphql } from '@crossmargin/sdk'
import { accountName } from '../account/accountName.ts'
import type { HealthHistory } from './healthHistory.ts'

/** One line of the chart. */
export type HealthSeries = {
  readonly id: string
  readonly name: string
  /** Which of the palette's colours and dashes; stays with the account. */
  readonly style: number
  readonly values: readonly (number | null)[]
}

/** Lines for the accounts that have ever had a health factor, and the names of the others. */
export function healthSeries(
  accounts: readonly Pick<Graphql.MarginAccount, 'id' | 'venueLabel' | 'label' | 'block'>[],
  history: HealthHistory,
): { readonly series: readonly HealthSeries[]; readonly withoutLine: readonly string[] } {
  // By id, not by rank: an account that overtakes another must keep its colour.
  const styleOf = new Map([...accounts.map((each) => each.id)].sort().map((id, at) => [id, at]))
  const all = accounts.map((account) => ({
    id: account.id,
    name: accountName(account),
    style: styleOf.get(account.id) ?? 0,
    values: history.map((sample) => sample.health.get(account.id) ?? null),
  }))
  const isDrawn = (series: HealthSeries) => series.values.some((value) => value !== null)
  return {
    series: all.filter(isDrawn),
    withoutLine: all.filter((series) => !isDrawn(series)).map((series) => series.name),
  }
}
