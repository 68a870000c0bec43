import { BaseError } from '@crossmargin/core'

/** A numeric parameter lies outside its stated range. */
export class ParameterOutOfRangeError extends BaseError {
  override name = 'ParameterOutOfRangeError'

  constructor(parameters: {
    readonly parameter: string
    readonly value: number
    readonly range: string
    readonly remedy: string
  }) {
    const { parameter, value, range, remedy } = parameters
    super(`\`${parameter}\` is ${value}.`, {
      metaMessages: [`It must be ${range}.`, remedy],
    })
  }
}
