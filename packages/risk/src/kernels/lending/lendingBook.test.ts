import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bothKernels } from '../../../test/kernelsFixture.ts'
import { InvalidColumnValueError } from '../errors/invalidColumnValueError.ts'
import { createLendingBook, type LendingRows } from './lendingBook.ts'

const { wasm, typescript } = await bothKernels()
const assetCount = 6
const entry = fc.record({
  asset: fc.nat(assetCount - 1),
  amount: fc.integer({ min: -1e6, max: 1e6 }),
})
const accounts = fc.array(fc.array(entry, { maxLength: 8 }), { maxLength: 40 })
const prices = fc.array(fc.integer({ min: 1, max: 1e6 }), {
  minLength: assetCount,
  maxLength: assetCount,
})

function rowsOf(
  list: readonly (readonly { readonly asset: number; readonly amount: number }[])[],
): LendingRows {
  const starts = new Uint32Array(list.length + 1)
  list.forEach((entries, account) => {
    starts[account + 1] = (starts[account] as number) + entries.length
  })
  const flat = list.flat()
  return {
    starts,
    assets: Uint16Array.from(flat, (it) => it.asset),
    amounts: Float64Array.from(flat, (it) => it.amount),
    assetCount,
  }
}

test('behavior: where whole numbers are exact, health is the quotient of sums of bigint', () => {
  fc.assert(
    fc.property(accounts, prices, prices, (list, collateral, debt) => {
      const rows = rowsOf(list)
      const columns = {
        collateralPrices: Float64Array.from(collateral),
        debtPrices: Float64Array.from(debt),
      }
      const book = createLendingBook(wasm, rows)
      const factors = book.healthFactors(columns)
      const other = createLendingBook(typescript, rows)
      expect(Float64Array.from(other.healthFactors(columns))).toEqual(Float64Array.from(factors))
      expect(other.accounts).toEqual(book.accounts)
      expect([...book.accounts, ...book.debtFreeAccounts].sort((a, b) => a - b)).toEqual(
        list.map((_, account) => account),
      )
      book.accounts.forEach((account, slot) => {
        let assets = 0n
        let owed = 0n
        for (const { asset, amount } of list[account] ?? []) {
          if (amount > 0) assets += BigInt(amount) * BigInt(collateral[asset] as number)
          else owed -= BigInt(amount) * BigInt(debt[asset] as number)
        }
        expect(factors[slot]).toBe(Number(assets) / Number(owed))
      })
      for (const account of book.debtFreeAccounts) {
        expect(list[account]?.every(({ amount }) => amount >= 0)).toBe(true)
      }
    }),
    { numRuns: 200 },
  )
})

test('behavior: prices move, the book stays', () => {
  const book = createLendingBook(
    wasm,
    rowsOf([
      [
        { asset: 0, amount: 3 },
        { asset: 1, amount: -2 },
      ],
    ]),
  )
  const debtPrices = new Float64Array(assetCount).fill(1)
  const collateralPrices = new Float64Array(assetCount).fill(1)
  expect([...book.healthFactors({ collateralPrices, debtPrices })]).toEqual([1.5])
  expect([...book.healthFactors({ collateralPrices, debtPrices: debtPrices.fill(3) })]).toEqual([
    0.5,
  ])
})

test('error: InvalidColumnValueError', () => {
  const rows = rowsOf([
    [
      { asset: 0, amount: 3 },
      { asset: 1, amount: -2 },
    ],
  ])
  const starts = Uint32Array.of(0, 3, 2)
  expect(() => createLendingBook(wasm, { ...rows, starts })).toThrow(InvalidColumnValueError)
  const assets = Uint16Array.of(0, assetCount)
  expect(() => createLendingBook(wasm, { ...rows, assets })).toThrow(InvalidColumnValueError)
  expect(() => createLendingBook(wasm, { ...rows, assetCount: 40_000 })).toThrow(
    InvalidColumnValueError,
  )
  const book = createLendingBook(wasm, rows)
  const debtPrices = new Float64Array(assetCount)
  const collateralPrices = new Float64Array(assetCount).fill(-1)
  expect(() => book.healthFactors({ collateralPrices: debtPrices, debtPrices })).toThrow(
    InvalidColumnValueError,
  )
  expect(() => book.healthFactors({ collateralPrices, debtPrices: debtPrices.fill(1) })).toThrow(
    InvalidColumnValueError,
  )
})
