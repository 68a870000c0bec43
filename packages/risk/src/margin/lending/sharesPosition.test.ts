import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type SharesPosition, sharesHealth, sharesLiquidationIncentive } from './sharesPosition.ts'

const position: SharesPosition = {
  collateralRaw: 200n,
  borrowShares: 50n,
  totalBorrowAssetsRaw: 2_000_000n,
  totalBorrowShares: 1_000_001n,
  oraclePriceRaw: 10n ** 36n,
  lltvWad: 860_000_000_000_000_000n,
}

test('default', () => {
  expect(sharesHealth(position)).toMatchObject({
    debtRaw: 50n,
    collateralValueRaw: 200n,
    maximumDebtRaw: 172n,
    borrowableRaw: 122n,
    withdrawableCollateralRaw: 141n,
    seizableCollateralRaw: 0n,
    isHealthy: true,
    loanToValueWad: 250_000_000_000_000_000n,
    healthFactorWad: 3_440_000_000_000_000_000n,
  })
})

test('behavior: without debt everything can be withdrawn', () => {
  const health = sharesHealth({ ...position, borrowShares: 0n, oraclePriceRaw: 0n })
  expect(health).toMatchObject({
    withdrawableCollateralRaw: 200n,
    healthFactorWad: 'no-debt',
    liquidationPriceRaw: 'no-debt',
  })
})

test('behavior: without collateral no price matters', () => {
  expect(sharesHealth({ ...position, collateralRaw: 0n })).toMatchObject({
    isHealthy: false,
    loanToValueWad: 'no-collateral',
    liquidationPriceRaw: 'no-collateral',
  })
})

test('behavior: what is seized is at most what is there', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10_000n }), (borrowShares) => {
      const health = sharesHealth({ ...position, borrowShares })
      expect(health.seizableCollateralRaw).toBeLessThanOrEqual(position.collateralRaw)
      expect(health.seizableCollateralRaw > 0n).toBe(!health.isHealthy)
    }),
  )
})

test('behavior: the incentive ends at 15 %', () => {
  expect(sharesLiquidationIncentive(860_000_000_000_000_000n)).toBe(1_043_841_336_116_910_229n)
  expect(sharesLiquidationIncentive(0n)).toBe(1_150_000_000_000_000_000n)
})
