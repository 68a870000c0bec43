import { assertInvariant, type MarginAccountId, toMarginAccountId } from '@crossmargin/core'
import { compareText } from '../digest/compareText.ts'
import type { PortfolioAccount } from './portfolioInputs.ts'

/** An account with its id. */
export type IdentifiedAccount = PortfolioAccount & { readonly id: MarginAccountId }

/**
 * Puts accounts in the order of their ids and checks that each is of one piece.
 *
 * All sums are taken in this order, so that a report does not depend on the order things arrived in.
 *
 * @throws InvariantError where a margin or an exposure belongs to another account than the snapshot,
 * where an account comes twice, or where a known health has no factor.
 */
export function identifyAccounts(
  accounts: readonly PortfolioAccount[],
): readonly IdentifiedAccount[] {
  const identified = accounts
    .map((account) => ({ ...account, id: toMarginAccountId(account.snapshot.key) }))
    .sort((a, b) => compareText(a.id, b.id))
  identified.forEach(({ id, margin, exposures }, index) => {
    assertInvariant(toMarginAccountId(margin.key) === id, `the margin of ${id} is its own`)
    assertInvariant(
      exposures.every(({ account }) => account === id),
      `the exposures of ${id} are its own`,
    )
    assertInvariant(identified[index + 1]?.id !== id, `account ${id} is in a portfolio once`)
    assertInvariant(
      (margin.healthState === 'known') === (margin.healthFactorWad !== undefined),
      `${id} has a health factor exactly when its health is known`,
    )
  })
  return identified
}
