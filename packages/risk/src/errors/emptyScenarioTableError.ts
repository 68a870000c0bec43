import { BaseError } from '@crossmargin/core'

/** A scenario model without rows would require nothing of anyone. */
export class EmptyScenarioTableError extends BaseError {
  override name = 'EmptyScenarioTableError'

  constructor(parameters: {
    readonly model: string
    readonly table: 'rows' | 'depegRows'
  }) {
    super(`Model "${parameters.model}" has 0 entries in \`${parameters.table}\`.`, {
      metaMessages: [
        'Each table needs at least 1 row: with none, every portfolio would look healthy.',
        'Add a row; a row of weight 0 says openly that nothing is to be required.',
      ],
    })
  }
}
