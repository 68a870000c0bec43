import { expect, test } from 'vitest'
import { bareEth } from '../../../test/riskBookFixture.ts'
import { derivePmrm1 } from '../parameter-sets/derivePmrm1.ts'
import { derivePmrm2 } from '../parameter-sets/derivePmrm2.ts'
import { oracleCharge } from './oracleCharge.ts'

const book = {
  ...bareEth,
  perpetuals: [{ quantity: -1, markPriceUsd: 2000, confidence: 0.1, unsettledUsd: 0 }],
  collateral: [
    {
      asset: 'STETH',
      quantity: 1,
      priceUsd: 2000,
      confidence: 1,
      isRiskCancelling: true,
      maintenanceHaircut: 0,
      initialHaircut: 0,
    },
  ],
}

test('default', () => {
  const charge = oracleCharge(book, { set: derivePmrm2, stablePriceUsd: 1 })
  expect(charge).toBeCloseTo(0.9 * 2000, 9)
})

test('behavior: in the first version a perpetual’s confidence reaches the base asset', () => {
  const charge = oracleCharge(book, { set: derivePmrm1, stablePriceUsd: 1 })
  expect(charge).toBeCloseTo(0.9 * 0.5 * 4000, 9)
})

test('behavior: a perpetual that is not held has no say', () => {
  const perpetuals = [{ quantity: 0, markPriceUsd: 0, confidence: 0, unsettledUsd: 0 }]
  expect(oracleCharge({ ...book, perpetuals }, { set: derivePmrm1, stablePriceUsd: 1 })).toBe(0)
})
