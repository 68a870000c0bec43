import type { Graphql } from '@crossmargin/sdk'
import { type Missing, missingReason } from '../value/missingReason.ts'

/** Says why the risk of a book is not known: the gap that hides a part of it. */
export function riskMissing(gaps: readonly Graphql.Gap[]): Missing {
  const hiding = gaps.filter(
    ({ effect }) => effect === 'account-unknown' || effect === 'part-missing',
  )
  return missingReason({ gaps: hiding })
}
