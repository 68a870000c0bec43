import type { Graphql } from '@crossmargin/sdk'
import { accountName } from './accountName.ts'
import { statusTone } from './statusTone.ts'

type Watched = Pick<
  Graphql.MarginAccount,
  'id' | 'status' | 'healthState' | 'venueLabel' | 'label' | 'block'
>

/** Says in words which accounts came, went, or changed their status between two updates. */
export function statusChanges(
  before: readonly Watched[],
  after: readonly Watched[],
): readonly string[] {
  const earlier = new Map(before.map((account) => [account.id, account]))
  const laterIds = new Set(after.map((account) => account.id))
  const changed = after.flatMap((account) => {
    const word = statusTone(account).word
    const old = earlier.get(account.id)
    if (old === undefined) return [`${accountName(account)}: new, ${word}.`]
    const oldWord = statusTone(old).word
    return oldWord === word ? [] : [`${accountName(account)}: ${oldWord} → ${word}.`]
  })
  const gone = before
    .filter((account) => !laterIds.has(account.id))
    .map((account) => `${accountName(account)}: no longer listed.`)
  return [...changed, ...gone]
}
