import { DuplicateScenarioNameError } from '../errors/duplicateScenarioNameError.ts'
import { EmptyScenarioTableError } from '../errors/emptyScenarioTableError.ts'
import { InvalidContingencyRateError } from '../errors/invalidContingencyRateError.ts'
import { InvalidScenarioWeightError } from '../errors/invalidScenarioWeightError.ts'
import { InvalidSpotMoveError } from '../errors/invalidSpotMoveError.ts'
import type { ScenarioModel, ScenarioRow } from './scenarioModel.ts'

/** A price multiplied by 101. Beyond it a table holds a slip of the pen, not a scenario. */
const highestMove = 100

/**
 * Refuses a model that could not be computed with, or whose results could not be told apart.
 *
 * Checked before anything is computed: a NaN in a table would make every comparison false, and the
 * worst loss zero.
 *
 * @throws EmptyScenarioTableError where a table has no rows.
 * @throws DuplicateScenarioNameError where a name is empty or used twice.
 * @throws InvalidSpotMoveError where a move is no number or out of its range.
 * @throws InvalidScenarioWeightError where a weight is not in [0, 1].
 * @throws InvalidContingencyRateError where a rate is not in [0, 1].
 */
export function assertScenarioModel(model: ScenarioModel): void {
  assertTables(model)
  assertNames(model)
  for (const row of model.rows) assertRow(model, row, { lowest: -1, highest: highestMove })
  for (const row of model.depegRows) assertRow(model, row, { lowest: -1, highest: 0 })
  const { longMove, shortMove } = model.unregistered
  assertMove(model, { name: 'unregistered long', spotMove: longMove }, { lowest: -1, highest: 0 })
  assertMove(
    model,
    { name: 'unregistered short', spotMove: shortMove },
    { lowest: 0, highest: highestMove },
  )
  for (const { name, rate } of model.contingencies) {
    if (!isWithin(rate, { lowest: 0, highest: 1 })) {
      throw new InvalidContingencyRateError({ model: model.name, contingency: name, rate })
    }
  }
}

type Bounds = { readonly lowest: number; readonly highest: number }

function assertTables(model: ScenarioModel): void {
  for (const table of ['rows', 'depegRows'] as const) {
    if (model[table].length === 0) throw new EmptyScenarioTableError({ model: model.name, table })
  }
}

function assertNames(model: ScenarioModel): void {
  const seen = new Set<string>([''])
  for (const { name } of [...model.rows, ...model.depegRows, ...model.contingencies]) {
    if (seen.has(name)) throw new DuplicateScenarioNameError({ model: model.name, duplicate: name })
    seen.add(name)
  }
}

function assertRow(model: ScenarioModel, row: ScenarioRow, bounds: Bounds): void {
  assertMove(model, row, bounds)
  if (!isWithin(row.weight, { lowest: 0, highest: 1 })) {
    throw new InvalidScenarioWeightError({ model: model.name, row: row.name, weight: row.weight })
  }
}

function assertMove(
  model: ScenarioModel,
  row: Pick<ScenarioRow, 'name' | 'spotMove'>,
  bounds: Bounds,
): void {
  if (isWithin(row.spotMove, bounds)) return
  throw new InvalidSpotMoveError({
    model: model.name,
    row: row.name,
    spotMove: row.spotMove,
    ...bounds,
  })
}

function isWithin(value: number, { lowest, highest }: Bounds): boolean {
  return value >= lowest && value <= highest
}
