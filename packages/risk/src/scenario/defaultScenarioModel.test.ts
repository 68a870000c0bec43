import { expect, test } from 'vitest'
import { assertScenarioModel } from './assertScenarioModel.ts'
import { defaultScenarioModel } from './defaultScenarioModel.ts'
import { worstRow } from './worstRow.ts'

test('default', () => {
  expect(() => assertScenarioModel(defaultScenarioModel)).not.toThrow()
})

test('behavior: it decides what its documentation says it decides', () => {
  const { rows, depegRows } = defaultScenarioModel
  const long = worstRow({ valueUsd: 100, rows })
  const short = worstRow({ valueUsd: -100, rows })
  const pegged = worstRow({ valueUsd: 100, rows: depegRows })
  expect([long, short, pegged]).toMatchObject([
    { row: { name: 'tail down 50 %' }, lossUsd: expect.closeTo(20, 9) },
    { row: { name: 'tail up 60 %' }, lossUsd: expect.closeTo(21, 9) },
    { row: { name: 'depeg tail 10 %' }, lossUsd: expect.closeTo(3, 9) },
  ])
})
