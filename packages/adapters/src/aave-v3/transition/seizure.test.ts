import { assert, bigInt, property } from 'fast-check'
import { expect, test } from 'vitest'
import { prices, usdc, weth } from '../aaveFixtures.ts'
import { exampleState, owed, supplied } from '../exampleState.ts'
import { accountData, type CountedCollateral, type ValuedHolding } from '../margin/accountData.ts'
import { seizure } from './seizure.ts'

const state = exampleState({ positions: [supplied(weth, 10n ** 19n), owed(usdc, 10n ** 10n)] })
const { collaterals, debts } = accountData(state, prices)
const collateral = collaterals[0] as CountedCollateral
const debt = debts[0] as ValuedHolding

test('default: 6000 USDC take 2.1 WETH, a tenth of the bonus to the treasury', () => {
  expect(seizure({ collateral, debt, repayRaw: 6_000_000_000n, revision: 10 })).toEqual({
    seizedRaw: 2_090_000_000_000_000_000n,
    feeRaw: 10_000_000_000_000_000n,
    repaidRaw: 6_000_000_000n,
    takenBase: 630_000_000_000n,
  })
})

test('behavior: where the balance is smaller all of it is taken, for less', () => {
  const poor = { ...collateral, balanceRaw: 10n ** 18n }
  const { seizedRaw, feeRaw, repaidRaw } = seizure({
    collateral: poor,
    debt,
    repayRaw: 6_000_000_000n,
    revision: 10,
  })
  expect(seizedRaw + feeRaw).toBe(10n ** 18n)
  // 3000 USDC ÷ 1.05, up.
  expect(repaidRaw).toBe(2_857_142_858n)
})

test('behavior: never more than the balance, never more repaid than asked', () => {
  const amount = bigInt({ min: 1n, max: 10n ** 14n })
  const balance = bigInt({ min: 1n, max: 10n ** 24n })
  assert(
    property(amount, balance, (repayRaw, balanceRaw) => {
      for (const revision of [8, 10, 11]) {
        const found = seizure({
          collateral: { ...collateral, balanceRaw },
          debt,
          repayRaw,
          revision,
        })
        expect(found.seizedRaw + found.feeRaw).toBeLessThanOrEqual(balanceRaw)
        expect(found.repaidRaw).toBeLessThanOrEqual(repayRaw)
        expect(found.feeRaw).toBeGreaterThanOrEqual(0n)
      }
    }),
  )
})
