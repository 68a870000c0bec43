import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chunkRanges } from './chunkRanges.ts'

test('default', () => {
  expect(chunkRanges({ count: 5, size: 2 })).toEqual([
    { from: 0, to: 2 },
    { from: 2, to: 4 },
    { from: 4, to: 5 },
  ])
  expect(chunkRanges({ count: 0, size: 2 })).toEqual([])
})

test('behavior: chunks are next to one another, full but for the last, and cover everything', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.integer({ min: 1, max: 500 }), (count, size) => {
      const ranges = chunkRanges({ count, size })
      let end = 0
      for (const { from, to } of ranges) {
        expect(from).toBe(end)
        expect(to - from).toBe(Math.min(size, count - from))
        end = to
      }
      expect(end).toBe(count)
    }),
  )
})
