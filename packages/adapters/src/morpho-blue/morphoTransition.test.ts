import type { AccountChange } from '@crossmargin/core'
import { describe, expect, test } from 'vitest'
import {
  collateralToken,
  loanToken,
  priceRaw,
  readingOf,
  state,
  toState,
} from './morphoFixtures.ts'
import { morphoTransition } from './morphoTransition.ts'

const reading = readingOf(state, priceRaw)

function reasonOf(change: AccountChange, from = reading): string {
  const outcome = morphoTransition(from, change)
  return 'reason' in outcome ? outcome.reason : 'no refusal'
}

describe('morphoTransition', () => {
  test('default', () => {
    const change = { kind: 'deposit', asset: collateralToken, amountRaw: 5n } as const
    const after = morphoTransition(reading, change)
    const position = { collateral: 10n ** 18n + 5n }
    expect(after).toEqual(readingOf(toState({ position }), priceRaw).snapshot)
  })

  test('behavior: the asset says what moves, in any case', () => {
    const moves: readonly AccountChange[] = [
      { kind: 'deposit', asset: loanToken, amountRaw: 5n },
      { kind: 'borrow', asset: loanToken, amountRaw: 5n },
      { kind: 'repay', asset: loanToken, amountRaw: 'all' },
      { kind: 'withdraw', asset: collateralToken, amountRaw: 5n },
    ]
    for (const change of moves) expect(morphoTransition(reading, change)).toHaveProperty('state')
    expect(reasonOf({ kind: 'withdraw', asset: loanToken, amountRaw: 5n })).toBe('Panic(0x11)')
  })

  test('behavior: in a market of one token for both, it is the collateral that moves', () => {
    const params = { ...state.params, collateralToken: loanToken }
    const one = readingOf({ ...state, params }, priceRaw)
    const after = morphoTransition(one, { kind: 'deposit', asset: loanToken, amountRaw: 5n })
    expect(after).toMatchObject({ state: { position: { collateral: 10n ** 18n + 5n } } })
  })

  test('behavior: while interest cannot accrue only collateral goes in', () => {
    const stale = readingOf(toState({ market: { lastUpdate: 999n } }), priceRaw)
    const deposit = { kind: 'deposit', amountRaw: 5n } as const
    expect(reasonOf({ ...deposit, asset: collateralToken }, stale)).toBe('no refusal')
    expect(reasonOf({ ...deposit, asset: loanToken }, stale)).toBe('interest rate model')
  })

  test('behavior: what Morpho does not have is refused', () => {
    const liquidate = { kind: 'liquidate', repayRaw: 'all' } as const
    const odd: readonly AccountChange[] = [
      { kind: 'borrow', asset: collateralToken, amountRaw: 5n },
      { ...liquidate, collateral: loanToken, debt: loanToken },
      { ...liquidate, collateral: collateralToken, debt: collateralToken },
    ]
    for (const change of odd) expect(reasonOf(change)).toBe('market not created')
    expect(reasonOf({ kind: 'set-category', categoryId: 1 })).toBe('not-supported')
    const set = { kind: 'set-collateral', asset: collateralToken, isCounted: false } as const
    expect(reasonOf(set)).toBe('not-supported')
    const fair = { ...liquidate, collateral: collateralToken, debt: loanToken }
    expect(reasonOf(fair)).toBe('position is healthy')
    expect(reasonOf(fair, readingOf(state))).toBe('oracle')
  })
})
