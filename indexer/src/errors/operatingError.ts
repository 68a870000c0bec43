import { BaseError, type BaseErrorParameters } from '@crossmargin/core'
import type { ExitCode } from './exitCode.ts'

/** An error that somebody who runs the program can act upon, and the exit code it ends with. */
export class OperatingError extends BaseError {
  override name = 'OperatingError'
  readonly exitCode: ExitCode

  constructor(
    shortMessage: string,
    parameters: BaseErrorParameters & { readonly exitCode: ExitCode },
  ) {
    const { exitCode, ...rest } = parameters
    super(shortMessage, rest)
    this.exitCode = exitCode
  }
}
