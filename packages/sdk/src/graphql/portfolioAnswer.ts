import { InvariantError } from '@crossmargin/core'
import type { Portfolio } from '@crossmargin/schema'
import type { Portfolio as ExactPortfolio } from '../present/portfolio.ts'
import { exactAnswer } from './exactAnswer.ts'

/** A portfolio as the documents ask for it: the binding account by its id alone. */
export type PortfolioAnswer = Omit<Portfolio, 'enforced'> & {
  readonly enforced: Omit<Portfolio['enforced'], 'bindingAccount'> & {
    readonly bindingAccount: { readonly id: string } | null
  }
}

/**
 * Puts the whole binding account where the answer named it.
 *
 * @throws InvariantError when the server named an account that it did not list.
 */
export function toPortfolio(answer: PortfolioAnswer): Portfolio {
  const id = answer.enforced.bindingAccount?.id
  const bindingAccount = answer.enforced.accounts.find((account) => account.id === id) ?? null
  if (id !== undefined && bindingAccount === null) {
    throw new InvariantError({ invariant: `the binding account ${id} is one of the accounts` })
  }
  return { ...answer, enforced: { ...answer.enforced, bindingAccount } }
}

/** Makes an answer what every route gives: whole, with exact amounts. @throws InvariantError */
export function toExactPortfolio(answer: PortfolioAnswer): ExactPortfolio {
  const exact = exactAnswer<ExactPortfolio>(answer)
  // The same object, and not an equal one: an account found is an account in the list.
  const { bindingAccount } = toPortfolio(exact as never).enforced
  return { ...exact, enforced: { ...exact.enforced, bindingAccount: bindingAccount as never } }
}
