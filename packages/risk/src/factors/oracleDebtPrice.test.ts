import type { MarginLine } from '@crossmargin/core'
import { expect, test } from 'vitest'
import { account, priceOf, usdt, weth } from '../../test/portfolioFixture.ts'
import { oracleDebtPrice } from './oracleDebtPrice.ts'
import { toPriceBook } from './priceBook.ts'

const line: MarginLine = {
  kind: 'debt',
  label: 'USDT debt',
  asset: usdt,
  balanceRaw: 50n * 10n ** 18n,
  valueRaw: -51n * 10n ** 8n,
  initialRaw: 0n,
  maintenanceRaw: 0n,
  workings: '',
}

function marginOf(lines: readonly MarginLine[]) {
  return account({ number: 1, holdings: [], margin: { lines } }).margin
}

const prices = toPriceBook([])

test('default', () => {
  expect(oracleDebtPrice(marginOf([line]), { asset: usdt.id, prices })).toBeCloseTo(1.02, 12)
})

test('behavior: a numeraire other than USD is converted, or makes it unknown', () => {
  const margin = {
    ...marginOf([line]),
    numeraire: { kind: 'asset', asset: weth, decimals: 8 } as const,
  }
  const book = toPriceBook([priceOf(weth, 2000)])
  expect(oracleDebtPrice(margin, { asset: usdt.id, prices: book })).toBeCloseTo(2040, 9)
  expect(oracleDebtPrice(margin, { asset: usdt.id, prices })).toBe('unknown')
})

test('behavior: no line, no balance, no decimals or no value is unknown', () => {
  const { balanceRaw: _, ...withoutBalance } = line
  const lines: readonly MarginLine[] = [
    { ...line, asset: weth },
    { ...line, kind: 'collateral' },
    { ...line, valueRaw: 0n },
    { ...line, balanceRaw: 0n },
    { ...line, asset: { ...usdt, decimals: 'unknown' } },
    withoutBalance,
  ]
  for (const wrong of lines) {
    expect(oracleDebtPrice(marginOf([wrong]), { asset: usdt.id, prices })).toBe('unknown')
  }
})
