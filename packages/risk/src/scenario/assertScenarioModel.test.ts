import { expect, test } from 'vitest'
import { DuplicateScenarioNameError } from '../errors/duplicateScenarioNameError.ts'
import { EmptyScenarioTableError } from '../errors/emptyScenarioTableError.ts'
import { InvalidContingencyRateError } from '../errors/invalidContingencyRateError.ts'
import { InvalidScenarioWeightError } from '../errors/invalidScenarioWeightError.ts'
import { InvalidSpotMoveError } from '../errors/invalidSpotMoveError.ts'
import { assertScenarioModel } from './assertScenarioModel.ts'
import { defaultScenarioModel } from './defaultScenarioModel.ts'
import type { ScenarioModel } from './scenarioModel.ts'

function changed(change: Partial<ScenarioModel>): () => void {
  return () => assertScenarioModel({ ...defaultScenarioModel, ...change })
}

test('default', () => {
  expect(changed({})).not.toThrow()
})

test('error: InvalidSpotMoveError', () => {
  for (const spotMove of [Number.NaN, -1.01, 101, Infinity, -Infinity]) {
    expect(changed({ rows: [{ name: 'a', spotMove, weight: 1 }] })).toThrow(InvalidSpotMoveError)
  }
  expect(changed({ depegRows: [{ name: 'a', spotMove: 0.01, weight: 1 }] })).toThrow(
    InvalidSpotMoveError,
  )
  expect(changed({ unregistered: { longMove: 1, shortMove: 1 } })).toThrow(InvalidSpotMoveError)
  expect(changed({ unregistered: { longMove: -1, shortMove: Number.NaN } })).toThrow(
    InvalidSpotMoveError,
  )
})

test('error: InvalidScenarioWeightError', () => {
  for (const weight of [Number.NaN, -0.1, 1.1]) {
    expect(changed({ rows: [{ name: 'a', spotMove: -0.1, weight }] })).toThrow(
      InvalidScenarioWeightError,
    )
  }
})

test('error: InvalidContingencyRateError', () => {
  for (const rate of [Number.NaN, -0.1, 1.1]) {
    expect(
      changed({ contingencies: [{ name: 'c', kind: 'gross-notional-per-factor', rate }] }),
    ).toThrow(InvalidContingencyRateError)
  }
})

test('error: DuplicateScenarioNameError', () => {
  const [row] = defaultScenarioModel.rows
  if (row === undefined) return expect.unreachable()
  expect(changed({ rows: [row, row] })).toThrow(DuplicateScenarioNameError)
  expect(changed({ depegRows: [{ ...row, spotMove: 0 }] })).toThrow(DuplicateScenarioNameError)
  expect(changed({ rows: [{ ...row, name: '' }] })).toThrow(DuplicateScenarioNameError)
})

test('error: EmptyScenarioTableError', () => {
  expect(changed({ rows: [] })).toThrow(EmptyScenarioTableError)
  expect(changed({ depegRows: [] })).toThrow(EmptyScenarioTableError)
})

test('behavior: a message has the value, the bound and the remedy', () => {
  expect(
    changed({ rows: [{ name: 'down', spotMove: -15, weight: 1 }] }),
  ).toThrowErrorMatchingInlineSnapshot(`
    [InvalidSpotMoveError: Scenario "down" of model "crossmargin-default" moves the price by -15.
    A move is relative and lies in [-1, 100]: -0.15 is a fall by 15 %.
    Correct \`spotMove\` in the model; percent are divided by 100.]
  `)
})
