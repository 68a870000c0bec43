import { exitCodes } from './exitCode.ts'
import { OperatingError } from './operatingError.ts'

/** Another process writes to the database. */
export class DatabaseLockedError extends OperatingError {
  override name = 'DatabaseLockedError'

  constructor(parameters: { readonly path: string; readonly cause?: unknown }) {
    super(
      `The database ${parameters.path} is locked by another process; stop the other crossmargin, or set CROSSMARGIN_DATABASE to another file.`,
      {
        exitCode: exitCodes.usage,
        ...(parameters.cause === undefined ? {} : { cause: parameters.cause }),
      },
    )
  }
}
