import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createVirtualClock } from '../fake/virtualClock.ts'
import { createRateLimiter } from './rateLimiter.ts'

test('default', async () => {
  const clock = createVirtualClock()
  const limiter = createRateLimiter({ maxPerSecond: 10, clock })
  await clock.run(Promise.all(Array.from({ length: 30 }, () => limiter.take())))
  // A bucket of one second's calls goes at once, the other twenty in two seconds.
  expect(clock.nowMs()).toBe(2_000)
})

test('behavior: without a limit nothing waits', async () => {
  const clock = createVirtualClock()
  const limiter = createRateLimiter({ maxPerSecond: Number.POSITIVE_INFINITY, clock })
  await Promise.all(Array.from({ length: 1_000 }, () => limiter.take()))
  expect(clock.nowMs()).toBe(0)
})

test('behavior: F20 a complaint halves what was really sent, and calm raises it again', async () => {
  const clock = createVirtualClock()
  const limiter = createRateLimiter({ maxPerSecond: Number.POSITIVE_INFINITY, clock })
  for (let count = 0; count < 40; count += 1) await limiter.take()
  limiter.slowDown()
  limiter.slowDown()
  expect(limiter.ratePerSecond()).toBe(20)
  await clock.advance(10_000)
  await clock.run(limiter.take())
  expect(limiter.ratePerSecond()).toBe(20 * 1.25 ** 2)
})

test('behavior: F20 the pause a node asks for is kept', async () => {
  const clock = createVirtualClock()
  const limiter = createRateLimiter({ maxPerSecond: 10, clock })
  limiter.slowDown(7_000)
  await clock.run(limiter.take())
  expect(clock.nowMs()).toBeGreaterThanOrEqual(7_000)
})

test('behavior: F20 turns come in the order they were asked for', async () => {
  const clock = createVirtualClock()
  const limiter = createRateLimiter({ maxPerSecond: 2, clock })
  const order: number[] = []
  const all = [0, 1, 2, 3, 4].map(async (it) => {
    await limiter.take()
    order.push(it)
  })
  await clock.run(Promise.all(all))
  expect(order).toEqual([0, 1, 2, 3, 4])
})

test('behavior: F20 no history of bursts and complaints freezes the limiter', async () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('burst' as const), calls: fc.integer({ min: 1, max: 60 }) }),
    fc.record({ kind: fc.constant('complaint' as const), calls: fc.nat(5_000) }),
    fc.record({ kind: fc.constant('calm' as const), calls: fc.nat(20_000) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const clock = createVirtualClock()
      const limiter = createRateLimiter({ maxPerSecond: 25, clock })
      for (const { kind, calls } of steps) {
        if (kind === 'complaint') limiter.slowDown(calls)
        else if (kind === 'calm') await clock.advance(calls)
        else await clock.run(Promise.all(Array.from({ length: calls }, () => limiter.take())))
      }
      // However it was treated: one more call goes within the slowest rate and the longest pause.
      const beforeMs = clock.nowMs()
      await clock.run(limiter.take())
      expect(clock.nowMs() - beforeMs).toBeLessThanOrEqual(60_000 + 2_000)
      // And once nobody complains any more, it is fast again.
      for (let second = 0; second < 300; second += 1) {
        await clock.advance(1_000)
        if (second % 50 === 0) await clock.run(limiter.take())
      }
      await clock.run(limiter.take())
      expect(limiter.ratePerSecond()).toBe(25)
    }),
    { numRuns: 15 },
  )
})
