import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeTimes, encodeTimes } from './timeCodec.ts'

test('default', () => {
  const times = [1_700_000_000, 1_700_000_012, 1_700_000_012, 1_699_999_999]
  expect(decodeTimes(encodeTimes(times))).toEqual(times)
})

test('behavior: any times come back', () => {
  const time = fc.integer({ min: 0, max: 2 ** 48 })
  fc.assert(
    fc.property(fc.array(time), (times) => {
      expect(decodeTimes(encodeTimes(times))).toEqual(times)
    }),
  )
})

test('behavior: even distances cost less than a byte a block', () => {
  const times = Array.from({ length: 1_000 }, (_, index) => 1_700_000_000 + index * 12)
  expect(encodeTimes(times).length).toBeLessThan(1_000)
})
