import { RAY } from '@crossmargin/core'
import { assert, bigInt, boolean, constantFrom, property } from 'fast-check'
import { expect, test } from 'vitest'
import { scaledMath } from './scaledMath.ts'

const index = bigInt({ min: RAY, max: 5n * RAY })
const scaled = bigInt({ min: 0n, max: 2n ** 100n })

test('default: from 3.5 against the account, before half up', () => {
  const indexRay = (RAY * 15n) / 10n
  const at = (revision: number, isDebt: boolean) => {
    const { toBalance, toMinted, toBurned } = scaledMath({ revision, isDebt })
    return [toBalance(7n, indexRay), toMinted(7n, indexRay), toBurned(7n, indexRay)]
  }
  expect(at(10, false)).toEqual([10n, 4n, 5n])
  expect(at(10, true)).toEqual([11n, 5n, 4n])
  expect(at(8, false)).toEqual([11n, 5n, 5n])
})

test('behavior: what is minted and burned again never gains', () => {
  assert(
    property(index, scaled, boolean(), (indexRay, amount, isDebt) => {
      const { toMinted, toBurned } = scaledMath({ revision: 10, isDebt })
      const gain = toMinted(amount, indexRay) - toBurned(amount, indexRay)
      expect(isDebt ? gain >= 0n : gain <= 0n).toBe(true)
    }),
  )
})

test('behavior: a balance has one scaled origin', () => {
  assert(
    property(index, scaled, constantFrom(false, true), (indexRay, amount, isDebt) => {
      const { toBalance, toBurned } = scaledMath({ revision: 10, isDebt })
      expect(toBurned(toBalance(amount, indexRay), indexRay)).toBe(amount)
    }),
  )
})
