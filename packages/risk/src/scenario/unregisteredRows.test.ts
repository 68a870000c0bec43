import { expect, test } from 'vitest'
import { defaultScenarioModel } from './defaultScenarioModel.ts'
import { unregisteredRows } from './unregisteredRows.ts'

test('default', () => {
  expect(unregisteredRows(defaultScenarioModel)).toEqual([
    { name: 'unregistered long', spotMove: -1, weight: 1 },
    { name: 'unregistered short', spotMove: 1, weight: 1 },
  ])
})
