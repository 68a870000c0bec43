import { expect, test } from 'vitest'
import { dai, usdc, weth } from '../aaveFixtures.ts'
import {
  exampleReading,
  exampleState,
  owed,
  supplied,
  withExampleReserve,
} from '../exampleState.ts'
import { transitionAave } from './transitionAave.ts'

const ether = 10n ** 18n
// 11 WETH at 3000 lend 26,400 USD; 12,000 are owed.
const state = exampleState({
  revision: 1,
  positions: [supplied(weth, 10n * ether), owed(usdc, 10n ** 10n)],
})

function reason(amountRaw: bigint, from = state): string {
  const outcome = transitionAave(exampleReading(from), { kind: 'borrow', asset: usdc, amountRaw })
  return 'kind' in outcome ? outcome.reason : 'accepted'
}

test('default: as much as the collateral covers, by the value of the loan alone', () => {
  expect(reason(14_400_000_000n)).toBe('accepted')
  // The half-up division forgives a little of the last unit.
  expect(reason(14_400_010_000n)).toBe('CollateralCannotCoverNewBorrow')
})

test('behavior: refusals in the order of 3.0.2', () => {
  expect(reason(0n)).toBe('InvalidAmount')
  expect(reason(1n, exampleState({ revision: 1 }))).toBe('CollateralBalanceIsZero')
  expect(reason(1n, withExampleReserve(state, usdc, { isBorrowable: false }))).toBe(
    'BorrowingNotEnabled',
  )
  expect(reason(1n, withExampleReserve(state, usdc, { borrowCap: 1n }))).toBe('BorrowCapExceeded')
  const poor = { ...state, positions: [supplied(weth, 4n * ether), owed(usdc, 10n ** 10n)] }
  expect(reason(1n, poor)).toBe('HealthFactorLowerThanLiquidationThreshold')
  const isSiloed = withExampleReserve(
    { ...state, positions: [...state.positions, owed(dai, 1n)] },
    usdc,
    {
      isSiloed: true,
    },
  )
  expect(reason(10n ** 6n, isSiloed)).toBe('SiloedBorrowingViolation')
})
