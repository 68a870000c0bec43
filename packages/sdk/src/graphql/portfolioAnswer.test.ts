import { InvariantError } from '@crossmargin/core'
import { expect, test } from 'vitest'
import { cannedPortfolio } from '../../test/cannedPortfolio.ts'
import { type PortfolioAnswer, toPortfolio } from './portfolioAnswer.ts'

test('default', () => {
  const { enforced } = toPortfolio(cannedPortfolio() as PortfolioAnswer)
  expect(enforced.bindingAccount).toBe(enforced.accounts[0])
})

test('behavior: no account binds', () => {
  expect(toPortfolio(cannedPortfolio(null) as PortfolioAnswer).enforced.bindingAccount).toBeNull()
})

test('error: InvariantError', () => {
  const answer = cannedPortfolio('b') as PortfolioAnswer
  expect(() => toPortfolio(answer)).toThrow(InvariantError)
})
