import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accruedIndexes, presentValueRaw, principalOf, rateAt } from './baseInterest.ts'

const scale = 10n ** 15n
const curve = { base: 10n ** 8n, low: 10n ** 9n, kink: 8n * 10n ** 17n, high: 10n ** 11n }
const curves = { supplyCurve: curve, borrowCurve: curve }
const index = fc.bigInt({ min: scale, max: 100n * scale })
const principal = fc.bigInt({ min: 0n, max: 10n ** 24n })
const totals = fc.record({
  supply: index,
  borrow: index,
  totalSupply: principal,
  totalBorrow: principal,
  accruedAtSeconds: fc.constant(1_000),
})

test('default: simple interest at the rates of the utilisation stored', () => {
  const stored = {
    supply: scale,
    borrow: scale,
    totalSupply: 1_000n,
    totalBorrow: 500n,
    accruedAtSeconds: 1_000,
  }
  expect(accruedIndexes(stored, { atSeconds: 1_100, ...curves })).toEqual({
    supply: scale + 60_000_000n,
    borrow: scale + 60_000_000n,
  })
})

test('behavior: the curve bends at the kink and nowhere jumps', () => {
  expect(rateAt(curve, curve.kink)).toBe(900_000_000n)
  expect(rateAt(curve, curve.kink + 10n ** 16n)).toBe(1_900_000_000n)
})

test('behavior: indexes never shrink, and no time changes nothing', () => {
  fc.assert(
    fc.property(totals, fc.integer({ min: 0, max: 10 ** 7 }), (stored, seconds) => {
      const now = { atSeconds: stored.accruedAtSeconds, ...curves }
      const later = accruedIndexes(stored, { ...now, atSeconds: now.atSeconds + seconds })
      expect(accruedIndexes(stored, now)).toEqual({ supply: stored.supply, borrow: stored.borrow })
      if (later === undefined) return
      expect(later.supply >= stored.supply && later.borrow >= stored.borrow).toBe(true)
    }),
  )
})

test('behavior: a principal is never worth more than what was lent, nor less than what was borrowed', () => {
  fc.assert(
    fc.property(index, index, principal, (supply, borrow, value) => {
      const indexes = { supply, borrow }
      expect(presentValueRaw(principalOf(value, indexes), indexes)).toBeLessThanOrEqual(value)
      expect(presentValueRaw(principalOf(-value, indexes), indexes)).toBeLessThanOrEqual(-value)
    }),
  )
})

test('error: ContractRevertError where a principal outgrows its bits', () => {
  const indexes = { supply: scale, borrow: scale }
  expect(() => principalOf(2n ** 104n, indexes)).toThrow('104 bits')
  expect(() => principalOf(2n ** 103n, indexes)).toThrow('103 bits')
})

test('behavior: an index beyond 64 bits, and time that runs backwards, are unknown', () => {
  const stored = {
    supply: 2n ** 64n - 1n,
    borrow: scale,
    totalSupply: 1_000n,
    totalBorrow: 900n,
    accruedAtSeconds: 1_000,
  }
  expect(accruedIndexes(stored, { atSeconds: 1_001, ...curves })).toBeUndefined()
  expect(accruedIndexes(stored, { atSeconds: 999, ...curves })).toBeUndefined()
})
