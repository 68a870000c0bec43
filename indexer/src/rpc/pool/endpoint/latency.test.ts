import { expect, test } from 'vitest'
import { createLatency } from './latency.ts'

test('default', () => {
  const latency = createLatency()
  expect([latency.meanMs(), latency.slowMs()]).toEqual([100, undefined])
  for (let answer = 1; answer <= 9; answer += 1) latency.add(20)
  expect(latency.slowMs()).toBeUndefined()
  latency.add(20)
  expect([latency.meanMs(), latency.slowMs()]).toEqual([20, 20])
})

test('behavior: later answers count for more, and one in a hundred does not make a node slow', () => {
  const latency = createLatency()
  for (let answer = 0; answer < 99; answer += 1) latency.add(10)
  latency.add(1_000)
  expect(latency.meanMs()).toBeCloseTo(109, 6)
  expect(latency.slowMs()).toBe(10)
  for (let answer = 0; answer < 5; answer += 1) latency.add(1_000)
  expect(latency.slowMs()).toBe(1_000)
})

test('behavior: only the last hundred answers are remembered', () => {
  const latency = createLatency()
  for (let answer = 0; answer < 100; answer += 1) latency.add(1_000)
  for (let answer = 0; answer < 100; answer += 1) latency.add(10)
  expect(latency.slowMs()).toBe(10)
})
