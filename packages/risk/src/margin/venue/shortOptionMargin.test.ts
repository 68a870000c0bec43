import { expect, test } from 'vitest'
import { shortOptionMargin } from './shortOptionMargin.ts'

test('default', () => {
  const put = {
    kind: 'put',
    soldQuantity: 1,
    strikePriceUsd: 18_500,
    indexPriceUsd: 20_250,
    markPriceUsd: 290,
    entryPriceUsd: 280,
  } as const
  expect(shortOptionMargin(put)).toEqual({ maintenanceUsd: 938, initialUsd: 2315 })
})

test('behavior: a call of the help page asks 1,260', () => {
  const call = {
    kind: 'call',
    soldQuantity: 1,
    strikePriceUsd: 31_000,
    indexPriceUsd: 30_000,
    markPriceUsd: 300,
    entryPriceUsd: 300,
  } as const
  expect(shortOptionMargin(call).maintenanceUsd).toBe(1260)
})

test('behavior: initial is at least maintenance', () => {
  const deep = {
    kind: 'put',
    soldQuantity: 2,
    strikePriceUsd: 200_000,
    indexPriceUsd: 1000,
    markPriceUsd: 199_000,
    entryPriceUsd: 0,
  } as const
  const { initialUsd, maintenanceUsd } = shortOptionMargin(deep)
  expect(initialUsd).toBe(maintenanceUsd)
})
