import { WAD } from '@crossmargin/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  borrowToUtilisation,
  repayToUtilisation,
  supplyToUtilisation,
  utilisation,
  withdrawToUtilisation,
} from './utilisationTarget.ts'

const nine = 900_000_000_000_000_000n

test('default', () => {
  const full = { suppliedRaw: WAD, borrowedRaw: WAD, targetWad: nine }
  expect(supplyToUtilisation(full)).toBe(111_111_111_111_111_112n)
  expect(repayToUtilisation(full)).toBe(100_000_000_000_000_000n)
  expect(borrowToUtilisation({ ...full, borrowedRaw: 0n })).toBe(nine)
  expect(withdrawToUtilisation({ ...full, suppliedRaw: 2n * WAD })).toBe(888_888_888_888_888_888n)
})

test('behavior: a target of zero is reached only where nothing is borrowed', () => {
  const target = { suppliedRaw: WAD, borrowedRaw: 1n, targetWad: 0n }
  expect(supplyToUtilisation(target)).toBe('unreachable')
  expect(supplyToUtilisation({ ...target, borrowedRaw: 0n })).toBe(0n)
  expect(withdrawToUtilisation(target)).toBe(0n)
  expect(withdrawToUtilisation({ ...target, borrowedRaw: 0n })).toBe(WAD)
})

test('behavior: supplying what is asked brings utilisation to the target or below', () => {
  const amount = fc.bigInt({ min: 1n, max: 10n ** 30n })
  fc.assert(
    fc.property(amount, amount, (suppliedRaw, borrowedRaw) => {
      const more = supplyToUtilisation({ suppliedRaw, borrowedRaw, targetWad: nine })
      if (more === 'unreachable') return expect.unreachable()
      const after = utilisation({ suppliedRaw: suppliedRaw + more, borrowedRaw })
      expect(after).not.toBe('no-supply')
      expect(Number(after)).toBeLessThanOrEqual(Number(nine))
    }),
  )
})

test('behavior: nothing supplied is a state of its own', () => {
  expect(utilisation({ suppliedRaw: 0n, borrowedRaw: 1n })).toBe('no-supply')
  expect(utilisation({ suppliedRaw: 0n, borrowedRaw: 0n })).toBe(0n)
})
