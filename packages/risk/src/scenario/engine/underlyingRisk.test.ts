import { expect, test } from 'vitest'
import { bareEth, hedgedBook } from '../../../test/riskBookFixture.ts'
import { derivePmrm2 } from '../parameter-sets/derivePmrm2.ts'
import { paradex } from '../parameter-sets/paradex.ts'
import { underlyingRisk } from './underlyingRisk.ts'

const [book] = hedgedBook.underlyings
if (book === undefined) throw new TypeError('the fixture has an underlying')

test('default', () => {
  const risk = underlyingRisk(book, { set: derivePmrm2, stablePriceUsd: 1 })
  const worst = Math.min(...risk.profits.map(({ profitUsd }) => profitUsd), risk.basisLossUsd)
  expect(risk.scenarioLossUsd).toBe(-worst)
  expect(risk.profits.find(({ scenario }) => scenario === risk.worst)?.profitUsd).toBe(worst)
  expect(risk.unsettledUsd).toBe(50)
})

test('behavior: the basis may be the worst, and is not added', () => {
  const set = { ...derivePmrm2, basis: { upMove: 0.9, downMove: -0.9, add: 9, multiplePerYear: 0 } }
  const risk = underlyingRisk({ ...book, perpetuals: [] }, { set, stablePriceUsd: 1 })
  expect(risk.worst).toBe('basis')
  expect(risk.scenarioLossUsd).toBe(-risk.basisLossUsd)
})

test('behavior: funding to be paid is set aside, funding to be received is not', () => {
  const perpetual = { markPriceUsd: 2000, confidence: 1, unsettledUsd: 0, fundingRatePerHour: 1e-4 }
  const provision = (quantity: number): number =>
    underlyingRisk(
      { ...bareEth, perpetuals: [{ ...perpetual, quantity }] },
      { set: paradex, stablePriceUsd: 1 },
    ).provisionUsd
  expect(provision(1)).toBeCloseTo(1.6, 12)
  expect(provision(-1)).toBe(0)
})
