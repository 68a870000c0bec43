import { RAY } from '@crossmargin/core'
import { expect, test } from 'vitest'
import { stableDebt } from './stableDebt.ts'

const debt = {
  stable_principal_raw: 10n ** 18n,
  stable_rate_ray: RAY / 10n,
  stable_updated_seconds: 1_000,
}

test('default: a year at ten per cent, compounded', () => {
  const atSeconds = 1_000 + 31_536_000
  expect(stableDebt(debt, { revision: 1, atSeconds })).toBe(1_105162042821782413n)
})

test('behavior: nothing grows in no time, and nothing of nothing', () => {
  expect(stableDebt(debt, { revision: 1, atSeconds: 1_000 })).toBe(10n ** 18n)
  const none = { ...debt, stable_principal_raw: 0n }
  expect(stableDebt(none, { revision: 1, atSeconds: 9_000 })).toBe(0n)
})
