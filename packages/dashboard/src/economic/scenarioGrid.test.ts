import { expect, test } from 'vitest'
import { scenarioGrid } from './scenarioGrid.ts'
import { scenarioMove } from './scenarioMove.ts'

function result(scenario: string, factor: string, spotMove: number) {
  return { scenario, factor, spotMove, weight: 1, profitUsd: spotMove * 100, isWorst: false }
}

test('default', () => {
  const down = [result('down', 'ETH', -0.1), result('down', 'BTC', -0.1)]
  const depeg = result('depeg', 'USD', -0.02)
  expect(scenarioGrid([...down, depeg])).toEqual({
    factors: ['ETH', 'BTC', 'USD'],
    rows: [
      { scenario: 'down', move: '−10 %', weight: 1, cells: [...down, undefined] },
      { scenario: 'depeg', move: '−2 %', weight: 1, cells: [undefined, undefined, depeg] },
    ],
  })
})

test('behavior: a row whose factors move apart has no move of its own', () => {
  const grid = scenarioGrid([result('down', 'ETH', -0.1), result('down', 'BTC', -0.085)])
  expect(grid.rows[0]?.move).toBeUndefined()
})

test('behavior: a move tells its weight where it does not count in full', () => {
  expect(scenarioMove({ spotMove: 0.6, weight: 0.35 })).toBe('+60 % × 0.35')
  expect(scenarioMove({ spotMove: -0.085, weight: 1 })).toBe('−8.5 %')
  expect(scenarioMove({ spotMove: 0, weight: 1 })).toBe('0 %')
})
