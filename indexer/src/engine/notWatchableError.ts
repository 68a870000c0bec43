import { exitCodes } from '../errors/exitCode.ts'
import { OperatingError } from '../errors/operatingError.ts'

/** A venue cannot be followed for some owners only. */
export class NotWatchableError extends OperatingError {
  override name = 'NotWatchableError'

  constructor({ name, venue }: { readonly name: string; readonly venue: string }) {
    super(`Chain ${name}: venue ${venue} can only be indexed whole, not for watched owners.`, {
      exitCode: exitCodes.usage,
      metaMessages: ['Take its deployments out of this configuration, or take `watch` out.'],
    })
  }
}
