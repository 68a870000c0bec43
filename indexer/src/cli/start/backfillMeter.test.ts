import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createBackfillMeter } from './backfillMeter.ts'

const latestNumber = 1_099

test('default', () => {
  const meter = createBackfillMeter({ firstNumber: 100 })
  meter.measure({ atSeconds: 0, headNumber: 99, latestNumber })
  expect(meter.measure({ atSeconds: 2, headNumber: 299, latestNumber })).toEqual({
    doneBlocks: 200,
    totalBlocks: 1_000,
    blocksPerSecond: 100,
    secondsLeft: 8,
  })
})

test('behavior: nothing is guessed before there was time to tell, nor while nothing moves', () => {
  const meter = createBackfillMeter({ firstNumber: 100 })
  const first = meter.measure({ atSeconds: 0, headNumber: 150, latestNumber })
  expect([first.blocksPerSecond, first.secondsLeft]).toEqual([undefined, undefined])
  const later = meter.measure({ atSeconds: 5, headNumber: 150, latestNumber })
  expect([later.blocksPerSecond, later.secondsLeft]).toEqual([0, undefined])
})

test('behavior: a head that goes back begins the pace anew', () => {
  const meter = createBackfillMeter({ firstNumber: 100 })
  meter.measure({ atSeconds: 0, headNumber: 500, latestNumber })
  const { blocksPerSecond } = meter.measure({ atSeconds: 5, headNumber: 400, latestNumber })
  expect(blocksPerSecond).toBeUndefined()
})

test('behavior: done is between nothing and all, whatever is measured', () => {
  const number = fc.integer({ min: 0, max: 2_000 })
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number)), number, (points, firstNumber) => {
      const meter = createBackfillMeter({ firstNumber })
      points.forEach(([headNumber, latest], index) => {
        const pace = meter.measure({ atSeconds: index, headNumber, latestNumber: latest })
        expect(pace.doneBlocks).toBeGreaterThanOrEqual(0)
        expect(pace.doneBlocks).toBeLessThanOrEqual(pace.totalBlocks)
        expect(pace.secondsLeft ?? 0).toBeGreaterThanOrEqual(0)
      })
    }),
  )
})
