import { expect, test } from 'vitest'
import { createVirtualClock } from '../fake/virtualClock.ts'
import { createBreaker } from './breaker.ts'

function create() {
  const clock = createVirtualClock()
  return { clock, breaker: createBreaker({ clock, random: () => 1 }) }
}

function fail(breaker: ReturnType<typeof createBreaker>, times: number) {
  for (let count = 0; count < times; count += 1) {
    breaker.begin()
    breaker.failed()
  }
}

test('default', async () => {
  const { clock, breaker } = create()
  fail(breaker, 2)
  expect([breaker.state(), breaker.isReady()]).toEqual(['closed', true])
  fail(breaker, 1)
  expect([breaker.state(), breaker.isReady()]).toEqual(['open', false])
  await clock.advance(1_000)
  expect([breaker.state(), breaker.isReady()]).toEqual(['half-open', true])
  breaker.begin()
  expect([breaker.state(), breaker.isReady()]).toEqual(['half-open', false])
  breaker.succeeded()
  expect([breaker.state(), breaker.isReady()]).toEqual(['closed', true])
})

test('behavior: a node that stays away is tried less and less often, and never given up', async () => {
  const { clock, breaker } = create()
  fail(breaker, 3)
  const pauses: number[] = []
  for (let round = 0; round < 9; round += 1) {
    const from = clock.nowMs()
    while (!breaker.isReady()) await clock.advance(500)
    pauses.push(clock.nowMs() - from)
    fail(breaker, 1)
  }
  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60].map((seconds) => seconds * 1_000))
})

test('behavior: an answer that was under way does not end a quarantine', async () => {
  const { clock, breaker } = create()
  breaker.begin()
  breaker.quarantine(60_000)
  breaker.succeeded()
  expect(breaker.isReady()).toBe(false)
  await clock.advance(60_000)
  expect(breaker.isReady()).toBe(true)
})

test('behavior: where nobody else is left it may be asked sooner', () => {
  const { breaker } = create()
  breaker.quarantine(3_600_000)
  expect(breaker.lastResortAtMs()).toBe(5_000)
})

test('behavior: pauses are scattered over their second half', () => {
  for (const [random, reopens] of [
    [0, 500],
    [0.5, 750],
  ] as const) {
    const clock = createVirtualClock()
    const breaker = createBreaker({ clock, random: () => random })
    fail(breaker, 3)
    expect(breaker.lastResortAtMs()).toBe(reopens)
  }
})
