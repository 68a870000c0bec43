import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quickselect } from './quickselect.ts'

test('default', () => {
  expect(quickselect(Float64Array.of(5, 1, 4, 2, 3), 2)).toBe(3)
})

test('behavior: it finds what sorting finds, and parts the rest', () => {
  const samples = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
    minLength: 1,
    maxLength: 60,
  })
  fc.assert(
    fc.property(samples, fc.nat(), (sample, seed) => {
      const rank = seed % sample.length
      const values = Float64Array.from(sample)
      const found = quickselect(values, rank)
      expect(found).toEqual([...sample].sort((a, b) => a - b)[rank])
      for (const [index, value] of values.entries()) {
        expect(index < rank ? value <= found : value >= found).toBe(true)
      }
    }),
  )
})
