import { expect, test } from 'vitest'
import { marginGrid, scenarioName, tailRows } from './marginGrid.ts'
import { paradex } from './paradex.ts'
import { span16 } from './span16.ts'

test('default', () => {
  expect(marginGrid({ spotMoves: [0.045], volatility: ['up', 'down'] })).toEqual([
    { name: '+4.5% up', spotMove: 0.045, volatility: 'up', weight: 1 },
    { name: '+4.5% down', spotMove: 0.045, volatility: 'down', weight: 1 },
  ])
  expect(tailRows([[-0.66, 0.24]], 'up')[0]?.weight).toBe(0.24)
  expect(scenarioName({ spotMove: 0, volatility: 'linear-skew' })).toBe('0% linear-skew')
})

test('behavior: published tables have their number of rows', () => {
  expect(paradex.scenarios).toHaveLength(24)
  expect(span16().scenarios).toHaveLength(16)
})
