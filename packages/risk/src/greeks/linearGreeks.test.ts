import { expect, test } from 'vitest'
import { linearGreeks } from './linearGreeks.ts'

test('default', () => {
  const exposure = {
    factor: 'ETH',
    kind: 'registered',
    netUsd: -20_000,
    grossUsd: 20_000,
    longUsd: 0,
    shortUsd: 20_000,
    assets: [],
  } as const
  expect(linearGreeks([exposure])).toEqual([
    {
      factor: 'ETH',
      deltaUsd: -20_000,
      deltaPerPercentUsd: -200,
      gammaUsd: 0,
      vegaUsd: 0,
      thetaUsdPerDay: 0,
    },
  ])
})

test('behavior: delta is what the value gains over a move, exactly, as holdings are linear', () => {
  const before = 10 * 2000
  const after = 10 * (2000 * 1.25)
  const exposure = {
    factor: 'ETH',
    kind: 'registered',
    netUsd: before,
    grossUsd: before,
    longUsd: before,
    shortUsd: 0,
    assets: [],
  } as const
  expect((linearGreeks([exposure])[0]?.deltaUsd ?? 0) * 0.25).toBe(after - before)
})
