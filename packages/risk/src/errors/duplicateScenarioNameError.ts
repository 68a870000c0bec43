import { BaseError } from '@crossmargin/core'

/** Two parts of a scenario model have one name, so that a line could not say which it means. */
export class DuplicateScenarioNameError extends BaseError {
  override name = 'DuplicateScenarioNameError'

  constructor(parameters: { readonly model: string; readonly duplicate: string }) {
    super(`Model "${parameters.model}" has "${parameters.duplicate}" more than once.`, {
      metaMessages: [
        'Rows, depeg rows and contingencies share one set of names, each used once and not empty.',
        'Rename or remove one of them.',
      ],
    })
  }
}
