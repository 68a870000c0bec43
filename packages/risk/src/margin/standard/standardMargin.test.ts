import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryRiskBook } from '../../../test/arbitraryRiskBook.ts'
import { bareEth, hedgedBook } from '../../../test/riskBookFixture.ts'
import { InvalidRiskBookError } from '../../errors/invalidRiskBookError.ts'
import { standardMargin } from './standardMargin.ts'
import { deriveSrm } from './standardParameters.ts'

test('default', () => {
  const { maintenance, initial } = standardMargin(hedgedBook, deriveSrm)
  expect(
    [maintenance, initial].map(({ requirementUsd }) => Number(requirementUsd.toFixed(2))),
  ).toMatchInlineSnapshot(`
    [
      3695.62,
      4556.07,
    ]
  `)
})

test('behavior: a book of cash asks for nothing', () => {
  const book = { cash: -3, stablePriceUsd: 0.9, underlyings: [bareEth] }
  const { maintenance, initial } = standardMargin(book, deriveSrm)
  expect([maintenance.surplusUsd, initial.surplusUsd]).toEqual([-3, -3])
})

test('behavior: a perpetual asks its rate, more while the stablecoin is under its peg', () => {
  const perpetuals = [{ quantity: 1, markPriceUsd: 2001, confidence: 1, unsettledUsd: -4 }]
  const book = { cash: 0, stablePriceUsd: 0.1, underlyings: [{ ...bareEth, perpetuals }] }
  const { maintenance, initial } = standardMargin(book, deriveSrm)
  expect(maintenance.surplusUsd).toBeCloseTo(-104.05, 9)
  expect(initial.surplusUsd).toBeCloseTo(-2246.065, 9)
})

test('behavior: lines re-add and margin is what its parts count for', () => {
  fc.assert(
    fc.property(arbitraryRiskBook, (book) => {
      const { maintenance, initial } = standardMargin(book, deriveSrm)
      for (const side of [maintenance, initial]) {
        const lines = side.lines.reduce((total, { amountUsd }) => total + amountUsd, 0)
        expect(lines).toBe(side.requirementUsd)
        const unsettled = book.underlyings
          .flatMap((it) => [...it.perpetuals, ...it.futures])
          .reduce((total, it) => total + it.unsettledUsd, 0)
        const counted = side.parts.reduce(
          (total, it) =>
            total + it.optionsUsd + it.perpetualsUsd + it.baseUsd + it.oracleUsd + it.depegUsd,
          book.cash + unsettled,
        )
        const bound = 1e-9 * Math.max(1, Math.abs(side.requirementUsd), Math.abs(counted))
        expect(Math.abs(side.surplusUsd - counted)).toBeLessThanOrEqual(bound)
      }
    }),
    { numRuns: 100 },
  )
})

test('error: InvalidRiskBookError', () => {
  expect(() => standardMargin({ ...hedgedBook, stablePriceUsd: 0 }, deriveSrm)).toThrow(
    InvalidRiskBookError,
  )
})
