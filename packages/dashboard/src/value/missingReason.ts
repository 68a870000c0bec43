import type { Graphql } from '@crossmargin/sdk'
import { toWords } from '../format/toWords.ts'

/** Why a number is missing: the gist for a table cell, the sentence for who points at it. */
export type Missing = { readonly reason: string; readonly detail: string }

/**
 * Says why an account lacks a number.
 *
 * The gap that made the whole account unknown comes first: it explains most.
 */
export function missingReason(account: Pick<Graphql.MarginAccount, 'gaps'>): Missing {
  const gap = account.gaps.find((each) => each.effect === 'account-unknown') ?? account.gaps[0]
  if (gap === undefined) {
    return { reason: 'not given', detail: 'The server gave neither the number nor a reason.' }
  }
  return { reason: toWords(gap.kind), detail: gap.message }
}
