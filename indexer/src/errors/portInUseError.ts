import { exitCodes } from './exitCode.ts'
import { OperatingError } from './operatingError.ts'

/** Somebody else listens on the port. */
export class PortInUseError extends OperatingError {
  override name = 'PortInUseError'

  constructor(parameters: { readonly port: number; readonly cause?: unknown }) {
    super(
      `Port ${parameters.port} is in use, perhaps another crossmargin runs; stop it or set PORT to another one.`,
      {
        exitCode: exitCodes.usage,
        ...(parameters.cause === undefined ? {} : { cause: parameters.cause }),
      },
    )
  }
}
