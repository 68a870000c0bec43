import { expect, test } from 'vitest'
import { at, prices, usdc, weth } from '../aaveFixtures.ts'
import type { AaveState } from '../aaveState.ts'
import {
  exampleReading,
  exampleState,
  owed,
  supplied,
  withExampleReserve,
} from '../exampleState.ts'
import { marginAave } from './marginAave.ts'

/** 11 WETH and 12,000 USDC: threshold 0.825, so health is 0.75625 a thousand dollars of WETH. */
const state = exampleState({ positions: [supplied(weth, 10n ** 19n), owed(usdc, 10n ** 10n)] })

function termsAt(dollars: bigint, change: AaveState = state) {
  const known = new Map(prices).set(weth, dollars * 10n ** 8n)
  return marginAave(exampleReading(change, known)).liquidation
}

test('default', () => {
  expect(termsAt(1_300n)).toEqual({
    trigger: 'health factor below 1',
    isLiquidatable: true,
    closeFactors: [{ debt: state.reserves[1]?.asset, closeFactorBps: 5_000 }],
    bonuses: [{ collateral: state.reserves[0]?.asset, bonusBps: 10_500 }],
  })
})

test('behavior: nothing to close while healthy, all of it at 0.95 or below', () => {
  const closeFactor = (dollars: bigint) => termsAt(dollars).closeFactors[0]?.closeFactorBps
  expect([1_400n, 1_300n, 1_256n].map(closeFactor)).toEqual([0, 5_000, 10_000])
})

test('behavior: a small debt is closed whole', () => {
  const small = { ...state, positions: [supplied(weth, 10n ** 18n), owed(usdc, 10n ** 9n)] }
  expect(termsAt(1_300n, small).closeFactors[0]?.closeFactorBps).toBe(10_000)
})

test('behavior: before 3.3 half of the debt, however small', () => {
  const small = { ...state, positions: [supplied(weth, 10n ** 18n), owed(usdc, 10n ** 9n)] }
  const old = { ...small, revision: 6 }
  expect(termsAt(1_300n, old).closeFactors[0]?.closeFactorBps).toBe(5_000)
})

test('behavior: pauses, grace and the sentinel stop liquidations and are named', () => {
  const paused = withExampleReserve(state, weth, { isPaused: true })
  const graced = withExampleReserve(state, usdc, { graceUntilSeconds: at.timestampSeconds })
  const guarded = { ...state, isLiquidationAllowed: false }
  for (const [barred, name] of [
    [paused, 'WETH (ReservePaused)'],
    [graced, 'USDC (LiquidationGraceSentinelCheckFailed)'],
    [guarded, 'WETH (PriceOracleSentinelCheckFailed)'],
  ] as const) {
    const { closeFactors, isLiquidatable, trigger } = termsAt(1_300n, barred)
    expect([closeFactors[0]?.closeFactorBps, isLiquidatable]).toEqual([0, true])
    expect(trigger).toContain(name)
  }
  expect(termsAt(1_200n, guarded).closeFactors[0]?.closeFactorBps).toBe(10_000)
})
