import type { Graphql } from '@crossmargin/sdk'

/** Names an account as a person would: `Aave v3 · Ethereum · Core market`. */
export function accountName(
  account: Pick<Graphql.MarginAccount, 'venueLabel' | 'label'> & {
    readonly block: Pick<Graphql.Block, 'chainName'>
  },
): string {
  const { venueLabel, label, block } = account
  const parts = [venueLabel, block.chainName, label].filter((part) => part !== '')
  // A venue without named markets labels its accounts with its own name.
  return [...new Set(parts)].join(' · ')
}
