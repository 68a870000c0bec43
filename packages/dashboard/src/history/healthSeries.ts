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
  // In the order of first sight: an account that overtakes another must keep its colour.
  const seen = new Set(history.flatMap((sample) => [...sample.health.keys()]))
  const styleOf = new Map([...seen].map((id, at) => [id, at]))
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
