import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryRiskBook } from '../../../test/arbitraryRiskBook.ts'
import { bareEth, hedgedBook } from '../../../test/riskBookFixture.ts'
import { InvalidRiskBookError } from '../../errors/invalidRiskBookError.ts'
import { assertRiskBook } from './assertRiskBook.ts'

test('default', () => {
  expect(() => assertRiskBook(hedgedBook)).not.toThrow()
  fc.assert(fc.property(arbitraryRiskBook, (book) => assertRiskBook(book)))
})

test('error: InvalidRiskBookError', () => {
  const expiry = hedgedBook.underlyings[0]?.expiries[0]
  if (expiry === undefined) return expect.unreachable()
  const perpetual = { quantity: 1, markPriceUsd: 1, confidence: 1, unsettledUsd: 0 }
  const broken = [
    { ...bareEth, spotPriceUsd: 0 },
    { ...bareEth, spotConfidence: 1.1 },
    { ...bareEth, perpetuals: [{ ...perpetual, quantity: Number.NaN }] },
    { ...bareEth, expiries: [{ ...expiry, secondsToExpiry: -1 }] },
    { ...bareEth, expiries: [{ ...expiry, forwardVariableUsd: 0 }] },
    {
      ...bareEth,
      expiries: [
        {
          ...expiry,
          options: [{ kind: 'call' as const, strikePriceUsd: 1, quantity: 1, volatility: -0.1 }],
        },
      ],
    },
  ]
  for (const underlying of broken) {
    const book = { cash: 0, stablePriceUsd: 1, underlyings: [underlying] }
    expect(() => assertRiskBook(book)).toThrow(InvalidRiskBookError)
  }
})
