import { decodeFunctionData } from 'viem'
import { expect, test } from 'vitest'
import { encodeMorpho } from './encodeMorpho.ts'
import { borrowedRaw } from './liquidationRule.ts'
import { morphoCallsAbi } from './morphoAbi.ts'
import { collateralToken, loanToken, priceRaw, readingOf, root, state } from './morphoFixtures.ts'

/** The one call of a change, read back, and what must be allowed for it. */
function encoded(change: Parameters<typeof encodeMorpho>[1]['change'], price = priceRaw) {
  const { calls, approvals } = encodeMorpho(readingOf(state, price), { change })
  const [call] = calls
  if (call === undefined) return { approvals, args: [] }
  const { functionName, args } = decodeFunctionData({ abi: morphoCallsAbi, data: call.data })
  return { functionName, args: args.slice(1) as readonly unknown[], approvals }
}

const { position } = state

test('default: the token decides whether collateral or a loan to others moves', () => {
  const pledge = encoded({ kind: 'deposit', asset: collateralToken, amountRaw: 5n })
  expect(pledge.functionName).toBe('supplyCollateral')
  expect(pledge.approvals).toEqual([{ token: collateralToken, spender: root, amountRaw: 5n }])
  expect(encoded({ kind: 'deposit', asset: loanToken, amountRaw: 5n }).functionName).toBe('supply')
  const out = { kind: 'withdraw', asset: collateralToken, amountRaw: 'all' } as const
  expect(encoded(out)).toMatchObject({ functionName: 'withdrawCollateral', approvals: [] })
  expect(encoded(out).args[0]).toBe(position.collateral)
  const lent = { kind: 'withdraw', asset: loanToken, amountRaw: 3n } as const
  expect(encoded(lent)).toMatchObject({ functionName: 'withdraw', approvals: [] })
})

test('behavior: all of a debt is asked in shares and allowed in assets', () => {
  const repaid = encoded({ kind: 'repay', asset: loanToken, amountRaw: 'all' })
  expect(repaid.args.slice(0, 2)).toEqual([0n, position.borrowShares])
  expect(repaid.approvals).toMatchObject([{ token: loanToken, amountRaw: borrowedRaw(state) }])
  const part = encoded({ kind: 'repay', asset: loanToken, amountRaw: 9n })
  expect(part.args.slice(0, 2)).toEqual([9n, 0n])
  const lent = encoded({ kind: 'borrow', asset: loanToken, amountRaw: 9n })
  expect(lent).toMatchObject({ functionName: 'borrow', approvals: [] })
})

test('behavior: a liquidation is asked by shares while the collateral pays for them', () => {
  const all = {
    kind: 'liquidate',
    collateral: collateralToken,
    debt: loanToken,
    repayRaw: 'all',
  } as const
  expect(encoded(all).args.slice(1, 3)).toEqual([0n, position.borrowShares])
  expect(encoded(all, 1n).args.slice(1, 3)).toEqual([position.collateral, 0n])
  expect(encoded({ ...all, repayRaw: 1_000n }).args[1]).toBe(0n)
})

test('behavior: what Morpho has not is no call', () => {
  expect(encoded({ kind: 'set-category', categoryId: 1 })).toEqual({ approvals: [], args: [] })
})
