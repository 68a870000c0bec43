import type { Graphql } from '@crossmargin/sdk'

/** Gaps, those that changed a number apart from those that are only to be known. */
export type GapGroups = {
  readonly serious: readonly Graphql.Gap[]
  readonly notes: readonly Graphql.Gap[]
}

/**
 * Collects every gap of a portfolio once, wherever it is told.
 *
 * A gap is serious when a side had to be taken, or when a chain stands still; the rest are notes.
 */
export function gapGroups(
  portfolio: Pick<Graphql.Portfolio, 'gaps'> & {
    readonly enforced: { readonly accounts: readonly Pick<Graphql.MarginAccount, 'gaps'>[] }
  },
): GapGroups {
  const all = [...portfolio.gaps, ...portfolio.enforced.accounts.flatMap((account) => account.gaps)]
  const unique = [...new Map(all.map((gap) => [identityOf(gap), gap])).values()]
  return {
    serious: unique.filter(isSerious),
    notes: unique.filter((gap) => !isSerious(gap)),
  }
}

function isSerious(gap: Graphql.Gap): boolean {
  return gap.effect !== 'none' || gap.kind.startsWith('chain-') || gap.kind === 'divergence'
}

function identityOf(gap: Graphql.Gap): string {
  const { kind, effect, message, chainId, venue, account, asset } = gap
  return JSON.stringify([kind, effect, message, chainId, venue, account, asset])
}
