import { exitCodes } from './exitCode.ts'
import { OperatingError } from './operatingError.ts'

/** Another instance holds the lock. */
export class AlreadyRunningError extends OperatingError {
  override name = 'AlreadyRunningError'

  constructor(parameters: { readonly what: string; readonly pid: number }) {
    super(
      `${parameters.what} already runs as process ${parameters.pid}; stop that one first (Ctrl-C in its terminal, or: kill ${parameters.pid}).`,
      { exitCode: exitCodes.usage },
    )
  }
}
