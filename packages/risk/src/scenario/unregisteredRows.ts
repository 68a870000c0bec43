import type { ScenarioModel, ScenarioRow } from './scenarioModel.ts'

/** The two rows that assets nobody reviewed take instead of the model's spot rows. */
export function unregisteredRows(model: ScenarioModel): readonly ScenarioRow[] {
  return [
    { name: 'unregistered long', spotMove: model.unregistered.longMove, weight: 1 },
    { name: 'unregistered short', spotMove: model.unregistered.shortMove, weight: 1 },
  ]
}
