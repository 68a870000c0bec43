import { BPS, WAD } from '@crossmargin/core'
import { assert, bigInt, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { type AccountData, healthFactor } from './accountData.ts'
import { slacks } from './slacks.ts'

const base = bigInt({ min: 1n, max: 10n ** 20n })
const bps = bigInt({ min: 1n, max: 10_000n })

function dataOf(parameters: {
  readonly collateralBase: bigint
  readonly debtBase: bigint
  readonly thresholdSum: bigint
  readonly ltvBps?: bigint
}): AccountData {
  const { ltvBps = 0n } = parameters
  return {
    collaterals: [],
    debts: [],
    ltvSum: 0n,
    liquidationThresholdBps: 0n,
    hasZeroLtvCollateral: false,
    unpriced: [],
    ...parameters,
    ltvBps,
  }
}

test('default', () => {
  const data = dataOf({
    collateralBase: 100n,
    debtBase: 70n,
    thresholdSum: 825_000n,
    ltvBps: 8_000n,
  })
  expect(slacks(data, 10)).toEqual({ slackInitialRaw: 100_000n, slackMaintenanceRaw: 125_000n })
})

test('behavior: maintenance is negative exactly where the health factor is below 1', () => {
  // Debts beyond 2e18 are where the half-up division forgives a unit; both sides of 1 are tried.
  const debt = bigInt({ min: 1n, max: 10n ** 22n })
  const shift = bigInt({ min: -10_000n, max: 10_000n })
  assert(
    property(debt, shift, integer({ min: 7, max: 10 }), (debtBase, away, revision) => {
      const thresholdSum = debtBase * BPS + away
      if (thresholdSum < 0n) return
      const data = dataOf({ collateralBase: debtBase * 2n, debtBase, thresholdSum })
      const isBelow = healthFactor(data, revision) < WAD
      expect(slacks(data, revision).slackMaintenanceRaw < 0n).toBe(isBelow)
    }),
    { numRuns: 2_000 },
  )
})

test('behavior: initial is negative exactly where the pool refuses the loan', () => {
  assert(
    property(base, base, bps, (collateralBase, debtBase, ltvBps) => {
      const data = dataOf({ collateralBase, debtBase, thresholdSum: 0n, ltvBps })
      const ceiled = (debtBase * BPS + ltvBps - 1n) / ltvBps
      const halfUp = (debtBase * BPS + ltvBps / 2n) / ltvBps
      expect(slacks(data, 10).slackInitialRaw < 0n).toBe(collateralBase < ceiled)
      expect(slacks(data, 8).slackInitialRaw < 0n).toBe(collateralBase < halfUp)
    }),
  )
})
