import type { Graphql } from '@crossmargin/sdk'

/** Who breaks first: the account that is known to, and those that may before it. */
export type BreakingFirst = {
  readonly known: Graphql.MarginAccount | null
  /** Accounts of unknown health: each of them may break before the known one. */
  readonly unknown: readonly Graphql.MarginAccount[]
}

/**
 * Splits what the server calls binding into what can be said of it.
 *
 * The server puts an unknown account first, since it may be broken already. That has to be said, but
 * it must not hide how far the first known account is.
 */
export function breakingFirst(
  enforced: Pick<Graphql.EnforcedHealth, 'accounts' | 'bindingAccount'>,
): BreakingFirst {
  const { accounts, bindingAccount } = enforced
  const unknown = accounts.filter((account) => account.healthState === 'UNKNOWN')
  const isKnown = bindingAccount !== null && bindingAccount.healthState !== 'UNKNOWN'
  const known = isKnown
    ? bindingAccount
    : (accounts.find((account) => account.healthState === 'KNOWN') ?? null)
  return { known, unknown }
}
