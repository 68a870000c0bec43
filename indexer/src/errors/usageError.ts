import { exitCodes } from './exitCode.ts'
import { OperatingError } from './operatingError.ts'

/** The command line asks for something that is not there. */
export class UsageError extends OperatingError {
  override name = 'UsageError'

  constructor(
    shortMessage: string,
    parameters: { readonly remedy?: string; readonly cause?: unknown } = {},
  ) {
    const { remedy, cause } = parameters
    super(shortMessage, {
      exitCode: exitCodes.usage,
      metaMessages: remedy === undefined ? [] : [remedy],
      ...(cause === undefined ? {} : { cause }),
    })
  }
}
