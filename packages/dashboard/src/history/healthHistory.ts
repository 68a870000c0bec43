import type { Graphql } from '@crossmargin/sdk'

/** The health factors of one moment of the session, by account. */
export type HealthSample = {
  /** Unix seconds, with fraction: when the update came to this page. */
  readonly timeSeconds: number
  /** Null where the account had no known health factor: a hole in its line, never a zero. */
  readonly health: ReadonlyMap<string, number | null>
}

export type HealthHistory = readonly HealthSample[]

/** Takes what a chart needs out of a portfolio. */
export function toHealthSample(
  portfolio: {
    readonly enforced: {
      readonly accounts: readonly Pick<
        Graphql.MarginAccount,
        'id' | 'healthState' | 'healthFactor'
      >[]
    }
  },
  timeSeconds: number,
): HealthSample {
  const health = new Map(
    portfolio.enforced.accounts.map((account) => [
      account.id,
      account.healthState === 'KNOWN' ? account.healthFactor : null,
    ]),
  )
  return { timeSeconds, health }
}

/**
 * Adds a sample at the end, and drops the oldest beyond the limit.
 *
 * Time must rise: samples that are not earlier than the new one go, should the clock be set back.
 */
export function appendSample(
  history: HealthHistory,
  parameters: { readonly sample: HealthSample; readonly limit: number },
): HealthHistory {
  const { sample, limit } = parameters
  const last = history.at(-1)
  const isLater = last === undefined || last.timeSeconds < sample.timeSeconds
  const kept = isLater
    ? history
    : history.filter((before) => before.timeSeconds < sample.timeSeconds)
  return [...kept, sample].slice(-limit)
}
