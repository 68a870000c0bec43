import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatRaw } from './formatRaw.ts'

test('default', () => {
  expect(formatRaw('123456789012', 8)).toEqual({ head: '1,234.56', tail: '789012' })
})

test('behavior: signs, small amounts, and no decimals', () => {
  expect(formatRaw('-5', 18)).toEqual({ head: '−0.00', tail: '0000000000000005' })
  expect(formatRaw('1234567', 0)).toEqual({ head: '1,234,567', tail: '' })
  expect(formatRaw('12', 1)).toEqual({ head: '1.2', tail: '' })
  expect(formatRaw('0', 6)).toEqual({ head: '0.00', tail: '0000' })
})

test('behavior: no digit is lost', () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.integer({ min: 0, max: 36 }), (raw, decimals) => {
      const { head, tail } = formatRaw(String(raw), decimals)
      expect(BigInt((head + tail).replace('−', '-').replace(/[,.]/g, ''))).toBe(raw)
    }),
  )
})
