import { InvariantError } from '@crossmargin/core'
import { expect, test } from 'vitest'
import { account, weth } from '../../test/portfolioFixture.ts'
import { identifyAccounts } from './identifyAccounts.ts'

const one = account({ number: 1, holdings: [[weth, 1]] })
const two = account({ number: 2, holdings: [[weth, 1]] })

test('default', () => {
  expect(identifyAccounts([two, one])).toEqual(identifyAccounts([one, two]))
})

test('error: InvariantError', () => {
  expect(() => identifyAccounts([one, one])).toThrow(InvariantError)
  expect(() => identifyAccounts([{ ...one, margin: two.margin }])).toThrow(InvariantError)
  expect(() => identifyAccounts([{ ...one, exposures: two.exposures }])).toThrow(InvariantError)
  const known = { ...one.margin, healthState: 'known' as const }
  expect(() => identifyAccounts([{ ...one, margin: known }])).toThrow(InvariantError)
})
