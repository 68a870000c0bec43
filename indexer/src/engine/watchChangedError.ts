import { exitCodes } from '../errors/exitCode.ts'
import { OperatingError } from '../errors/operatingError.ts'

/** A database that follows everybody is to follow watched owners, or the other way round. */
export class WatchChangedError extends OperatingError {
  override name = 'WatchChangedError'

  constructor({ name, wasWatching }: { readonly name: string; readonly wasWatching: boolean }) {
    super(
      wasWatching
        ? `Chain ${name}: the database follows watched owners, but the configuration has no \`watch\`.`
        : `Chain ${name}: the database follows everybody, but the configuration has \`watch\`.`,
      {
        exitCode: exitCodes.usage,
        metaMessages: [
          'Index into a new database: set `database` to another path, or move the old file away.',
        ],
      },
    )
  }
}
