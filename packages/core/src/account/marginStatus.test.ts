import { expect, test } from 'vitest'
import { WAD } from '../fixed-point/scales.ts'
import { marginStatus } from './marginStatus.ts'

const liquidation = { trigger: '', isLiquidatable: false, closeFactors: [], bonuses: [] }
const of = (
  healthFactorWad: bigint,
  parts: { equityRaw?: bigint; isLiquidatable?: boolean } = {},
) =>
  marginStatus({
    healthState: 'known',
    healthFactorWad,
    equityRaw: parts.equityRaw ?? 1n,
    liquidation: { ...liquidation, isLiquidatable: parts.isLiquidatable ?? false },
  })

test('default', () => {
  expect([of(2n * WAD), of((WAD * 124n) / 100n), of((WAD * 104n) / 100n)]).toEqual([
    'NORMAL',
    'WARNING',
    'MARGIN_CALL',
  ])
  expect(of(WAD - 1n, { isLiquidatable: true })).toBe('LIQUIDATABLE')
  expect(of(WAD / 2n, { isLiquidatable: true, equityRaw: -1n })).toBe('BANKRUPT')
})

test('behavior: a boundary belongs to the better rung', () => {
  expect(of((WAD * 125n) / 100n)).toBe('NORMAL')
  expect(of((WAD * 105n) / 100n)).toBe('WARNING')
})

test('behavior: unknown is never healthy, whatever the numbers beside it', () => {
  expect(marginStatus({ healthState: 'unknown', equityRaw: 1n, liquidation })).toBe('UNKNOWN')
  expect(marginStatus({ healthState: 'no-debt', equityRaw: 1n, liquidation })).toBe('NORMAL')
})
