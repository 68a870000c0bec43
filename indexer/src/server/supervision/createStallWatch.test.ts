import { expect, test } from 'vitest'
import { createStallWatch } from './createStallWatch.ts'

test('default: nodes that move on while nothing happens here', () => {
  const watch = createStallWatch(0)
  expect(watch.isSilent({ nowMs: 59, windowMs: 60 })).toBe(false)
  expect(watch.isSilent({ nowMs: 60, windowMs: 60 })).toBe(true)
  expect(watch.isStalled({ nodes: 10, stored: 9 })).toBe(false)
  expect(watch.isStalled({ nodes: 11, stored: 9 })).toBe(true)
  watch.alive(70)
  expect([watch.lastAliveMs(), watch.isSilent({ nowMs: 129, windowMs: 60 })]).toEqual([70, false])
  expect(watch.isStalled({ nodes: 12, stored: 9 })).toBe(false)
})

test('behavior: F63 a chain that is halted, or whose nodes do not answer, is not stalled here', () => {
  const watch = createStallWatch(0)
  for (let look = 0; look < 5; look += 1) {
    expect(watch.isStalled({ nodes: 10, stored: 10 })).toBe(false)
    expect(watch.isStalled({ nodes: undefined, stored: 10 })).toBe(false)
  }
  expect(watch.isStalled({ nodes: 11, stored: 11 })).toBe(false)
})

test('behavior: a chain of which nothing was ever indexed can stall too', () => {
  const watch = createStallWatch(0)
  expect(watch.isStalled({ nodes: 0, stored: undefined })).toBe(false)
  expect(watch.isStalled({ nodes: 1, stored: undefined })).toBe(true)
})
