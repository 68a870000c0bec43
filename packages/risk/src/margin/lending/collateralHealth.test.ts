import fc from 'fast-check'
import { expect, test } from 'vitest'
import { collateralHealth, isUndercovered } from './collateralHealth.ts'

const held = { value: 1000, loanToValue: 0.5, liquidationThreshold: 0.6 }

test('default', () => {
  expect(collateralHealth({ collateral: [held, held], debtValue: 600 })).toEqual({
    collateralValue: 2000,
    debtValue: 600,
    loanToValue: 0.5,
    liquidationThreshold: 0.6,
    availableToBorrow: 400,
    healthFactor: 2,
    coverage: 600,
  })
})

test('behavior: without debt there is no health factor', () => {
  expect(collateralHealth({ collateral: [], debtValue: 0 }).healthFactor).toBe('no-debt')
})

test('behavior: a ceiling limits borrowing, one below zero stops it', () => {
  const available = (borrowCeiling: number): number =>
    collateralHealth({ collateral: [held], debtValue: 100, borrowCeiling }).availableToBorrow
  expect(available(50)).toBe(50)
  expect(available(-1)).toBe(0)
})

test('behavior: more debt never makes an account healthier', () => {
  const amount = fc.double({ min: 0, max: 1e9, noNaN: true })
  fc.assert(
    fc.property(amount, amount, (debt, more) => {
      const less = collateralHealth({ collateral: [held], debtValue: debt })
      const larger = collateralHealth({ collateral: [held], debtValue: debt + more })
      expect(larger.coverage).toBeLessThanOrEqual(less.coverage)
      if (isUndercovered(less)) expect(isUndercovered(larger)).toBe(true)
    }),
  )
})
