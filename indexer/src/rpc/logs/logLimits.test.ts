import { expect, test } from 'vitest'
import { createLogLimits } from './logLimits.ts'

test('default', () => {
  const limits = createLogLimits()
  expect([limits.blocks(), limits.addresses()]).toEqual([Infinity, Infinity])
  limits.refused(1_000, { kind: 'blocks' })
  expect(limits.blocks()).toBe(500)
  limits.answered(500)
  expect(limits.blocks()).toBe(750)
  limits.answered(10)
  expect(limits.blocks()).toBe(750)
})

test('behavior: F09 a limit that is named is never passed', () => {
  const limits = createLogLimits()
  limits.refused(1_000, { kind: 'blocks', maxBlocks: 100 })
  for (let count = 0; count < 10; count += 1) limits.answered(limits.blocks())
  expect(limits.blocks()).toBe(100)
})

test('behavior: F01 a hint that is no help still leads to less', () => {
  const limits = createLogLimits()
  limits.refused(10, { kind: 'blocks', maxBlocks: 5_000 })
  expect(limits.blocks()).toBe(9)
  limits.refused(9, { kind: 'blocks', range: { from: 0, to: 99 } })
  expect(limits.blocks()).toBe(8)
  limits.refused(1, { kind: 'blocks' })
  expect(limits.blocks()).toBe(1)
})

test('behavior: F11 addresses are halved, or cut to what is named', () => {
  const limits = createLogLimits()
  limits.refusedAddresses(10, { kind: 'addresses' })
  expect(limits.addresses()).toBe(5)
  limits.refusedAddresses(5, { kind: 'addresses', maxAddresses: 2 })
  expect(limits.addresses()).toBe(2)
})
