import { decodeFunctionData } from 'viem'
import { expect, test } from 'vitest'
import { aaveCallsAbi } from './aaveAbi.ts'
import { at, key, usdc, weth } from './aaveFixtures.ts'
import { encodeAave } from './encodeAave.ts'
import { exampleState } from './exampleState.ts'

const asset = { id: `1:${usdc}`, symbol: 'USDC', decimals: 6 } as const
const debts = [{ asset, balanceRaw: 500n }]
const snapshot = { key, at, state: exampleState(), collaterals: [], debts, positions: [], gaps: [] }
const reading = { snapshot, oraclePrices: [] }

/** The one call of a change, read back, and what must be allowed for it. */
function encoded(change: Parameters<typeof encodeAave>[1]['change']) {
  const { calls, approvals } = encodeAave(reading, { change })
  const [call] = calls
  if (call === undefined) return { approvals, args: [] }
  const { functionName, args } = decodeFunctionData({ abi: aaveCallsAbi, data: call.data })
  return { functionName, args: args as readonly unknown[], to: call.to, approvals }
}

test('default: a deposit takes the asset, and says so', () => {
  const { pool } = snapshot.state
  expect(encoded({ kind: 'deposit', asset: usdc, amountRaw: 7n })).toMatchObject({
    functionName: 'supply',
    to: pool,
    approvals: [{ token: usdc, spender: pool, amountRaw: 7n }],
  })
})

test('behavior: no more is allowed than is owed, and all is the largest number', () => {
  const repaid = encoded({ kind: 'repay', asset: usdc, amountRaw: 'all' })
  expect(repaid.args[1]).toBe(2n ** 256n - 1n)
  expect(repaid.approvals).toMatchObject([{ amountRaw: 500n }])
  const part = { kind: 'liquidate', collateral: weth, debt: usdc, repayRaw: 9n } as const
  expect(encoded(part).approvals).toMatchObject([{ token: usdc, amountRaw: 9n }])
  const nothing = { kind: 'repay', asset: weth, amountRaw: 9n } as const
  expect(encoded(nothing).approvals).toMatchObject([{ amountRaw: 0n }])
})

test('behavior: switches and loans take nothing; what Aave has not is no call', () => {
  const taking = [
    { kind: 'withdraw', asset: usdc, amountRaw: 'all' },
    { kind: 'borrow', asset: usdc, amountRaw: 3n },
    { kind: 'set-collateral', asset: usdc, isCounted: true },
    { kind: 'set-category', categoryId: 1 },
  ] as const
  for (const change of taking) expect(encoded(change)).toMatchObject({ approvals: [] })
  expect(encodeAave(reading, { change: { kind: 'liquidate-account' } }).calls).toEqual([])
})
