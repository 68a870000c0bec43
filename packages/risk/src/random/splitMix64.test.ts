import { expect, test } from 'vitest'
import { splitMix64 } from './splitMix64.ts'

test('default', () => {
  // The first outputs for seed 1234567, as published with the reference implementation.
  expect(splitMix64(1234567n, 3)).toEqual([
    6457827717110365317n,
    3203168211198807973n,
    9817491932198370423n,
  ])
})
