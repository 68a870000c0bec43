import { exitCodes } from './exitCode.ts'
import { OperatingError } from './operatingError.ts'

/** The demo's local chains are not part of the published package. */
export class DemoUnavailableError extends OperatingError {
  override name = 'DemoUnavailableError'

  constructor(parameters: { readonly cause?: unknown } = {}) {
    super(
      'The demo runs from a clone of the repository, because its local chains are not in the published package; clone it and run `npm start` there.',
      {
        exitCode: exitCodes.usage,
        ...(parameters.cause === undefined ? {} : { cause: parameters.cause }),
      },
    )
  }
}
