import type { AccountChange } from '@crossmargin/core'
import { decodeFunctionData, maxUint256 } from 'viem'
import { expect, test } from 'vitest'
import { cometCallsAbi as abi } from './cometAbi.ts'
import { exampleReading, place, prices, tokens } from './cometFixtures.ts'
import { cometTransition } from './cometTransition.ts'
import { encodeComet } from './encodeComet.ts'

const { usdx, weth } = tokens
const to = '0x00000000000000000000000000000000000000d1'
const one = 10n ** 18n

test('default: a payment pays the debt off and lends the rest, at the accrued index', () => {
  const amountRaw = 1_310_000_000n
  expect(
    cometTransition(exampleReading(), { kind: 'deposit', asset: usdx, amountRaw }),
  ).toMatchObject({
    state: { principal: 100_000_000n, market: { stored: { borrow: 12n * 10n ** 14n } } },
    collaterals: [{ balanceRaw: 110_000_000n }, { balanceRaw: one }],
    debts: [],
  })
})

test('behavior: moving collateral accrues nothing', () => {
  const change = { kind: 'deposit', asset: weth, amountRaw: one } as const
  expect(cometTransition(exampleReading(), change)).toMatchObject({
    state: { balancesRaw: [2n * one], market: { stored: { borrow: 10n ** 15n } } },
  })
})

test('behavior: absorbing takes all, and leaves the surplus lent', () => {
  const quoted = { ...prices, assets: [1_400n * 10n ** 8n] }
  const after = cometTransition(exampleReading({}, quoted), { kind: 'liquidate-account' })
  // 1,330 credited for a debt of 1,200: 130 are lent, floor(130 / 1.1) of principal.
  expect(after).toMatchObject({ state: { principal: 118_181_818n, balancesRaw: [0n] }, debts: [] })
})

test('behavior: a debt that the collateral does not pay is forgiven', () => {
  const quoted = { ...prices, assets: [10n ** 8n] }
  const after = cometTransition(exampleReading({}, quoted), { kind: 'liquidate-account' })
  expect(after).toMatchObject({ state: { principal: 0n, balancesRaw: [0n] } })
})

test("behavior: refusals carry the contract's own errors", () => {
  const borrow = (amountRaw: bigint): AccountChange => ({ kind: 'borrow', asset: usdx, amountRaw })
  const paused = { market: { pauseFlags: 31 } }
  const cases: readonly (readonly [
    AccountChange,
    string,
    Parameters<typeof exampleReading>[0]?,
  ])[] = [
    [borrow(401_000_000n), 'NotCollateralized'],
    [borrow(1n), 'BorrowTooSmall', { principal: 0n }],
    [borrow(100_000_000n), 'ERC20InsufficientBalance', { market: { cashRaw: 1n } }],
    [borrow(100_000_000n), 'CashUnknown', { market: { cashRaw: 'unknown' } }],
    [borrow(1n), 'Paused', paused],
    [borrow(maxUint256 - 1n), 'InvalidInt256'],
    [{ kind: 'withdraw', asset: weth, amountRaw: 2n * one }, 'Panic(0x11)'],
    [{ kind: 'withdraw', asset: weth, amountRaw: 'all' }, 'NotCollateralized'],
    [{ kind: 'withdraw', asset: to, amountRaw: 0n }, 'BadAsset'],
    [{ kind: 'deposit', asset: to, amountRaw: 1n }, 'BadAsset'],
    [{ kind: 'deposit', asset: weth, amountRaw: 91n * one }, 'SupplyCapExceeded'],
    [{ kind: 'deposit', asset: weth, amountRaw: maxUint256 }, 'InvalidUInt128'],
    [{ kind: 'transfer', asset: weth, to: place.key.owner, amountRaw: 1n }, 'NoSelfTransfer'],
    [{ kind: 'liquidate-account' }, 'NotLiquidatable'],
    [{ kind: 'liquidate-account' }, 'Paused', paused],
    [{ kind: 'repay', asset: weth, amountRaw: 1n }, 'not-supported'],
    [{ kind: 'set-category', categoryId: 1 }, 'not-supported'],
  ]
  for (const [change, reason, changed] of cases)
    expect(cometTransition(exampleReading(changed), change)).toMatchObject({ reason })
})

test('behavior: a dead feed stops what needs it, and nothing else', () => {
  const reading = exampleReading({}, { ...prices, base: undefined })
  const repaid = cometTransition(reading, { kind: 'repay', asset: usdx, amountRaw: 'all' })
  expect(repaid).toMatchObject({ debts: [] })
  const change = { kind: 'liquidate-account' } as const
  expect(cometTransition(reading, change)).toMatchObject({ reason: 'BadPrice' })
})

test('behavior: calls ask for all of the base asset by the largest number, of collateral by the balance', () => {
  const called = (change: AccountChange) => {
    const { calls, approvals } = encodeComet(exampleReading(), { change })
    const decoded = calls.map(({ data }) => decodeFunctionData({ abi, data }))
    return { called: decoded[0], approvals }
  }
  expect(called({ kind: 'repay', asset: usdx, amountRaw: 'all' })).toMatchObject({
    called: { functionName: 'supply', args: [expect.anything(), maxUint256] },
    approvals: [{ amountRaw: 1_200_000_000n }],
  })
  expect(called({ kind: 'withdraw', asset: weth, amountRaw: 'all' })).toMatchObject({
    called: { functionName: 'withdraw', args: [expect.anything(), one] },
  })
  expect(called({ kind: 'transfer', asset: usdx, to, amountRaw: 5n })).toMatchObject({
    called: { functionName: 'transferAsset' },
  })
  expect(called({ kind: 'liquidate-account' })).toMatchObject({
    called: { functionName: 'absorb' },
  })
  expect(called({ kind: 'borrow', asset: weth, amountRaw: 1n }).called).toBeUndefined()
})
