import { exitCodes } from '../../errors/exitCode.ts'
import { OperatingError } from '../../errors/operatingError.ts'

/** The disk refused a write. The whole transaction was undone; what was stored before still is. */
export class StoreWriteError extends OperatingError {
  override name = 'StoreWriteError'

  constructor(parameters: {
    readonly path: string
    readonly code: string
    readonly cause: unknown
  }) {
    super(`The store at "${parameters.path}" could not be written (${parameters.code}).`, {
      metaMessages: [
        'Nothing of the batch was kept and nothing older was lost; the same batch may be tried again.',
        'Check the free space and the health of the disk, and that no other program holds the file.',
      ],
      cause: parameters.cause,
      // To be tried again, but it is this machine that refuses, not a node.
      exitCode: exitCodes.usage,
      retryable: true,
    })
  }
}
