import { expect, test } from 'vitest'
import { createGate } from './gate.ts'

test('default', async () => {
  const gate = createGate({ initial: 2, maximum: 3 })
  const release: (() => void)[] = []
  const work = () => new Promise<void>((resolve) => release.push(resolve))
  const running = [gate.run(work), gate.run(work)]
  expect(gate.isFree()).toBe(false)
  for (const end of release) end()
  await Promise.all(running)
  expect(gate.isFree()).toBe(true)
})

test('behavior: a round of answers lets one more through, a complaint halves', () => {
  const gate = createGate({ initial: 2, maximum: 8 })
  for (let count = 0; count < 2 + 3 + 4; count += 1) gate.succeeded()
  expect(gate.limit()).toBe(5)
  gate.struggled()
  expect(gate.limit()).toBe(2)
  gate.struggled()
  gate.struggled()
  expect(gate.limit()).toBe(1)
  for (let count = 0; count < 1_000; count += 1) gate.succeeded()
  expect(gate.limit()).toBe(8)
})
