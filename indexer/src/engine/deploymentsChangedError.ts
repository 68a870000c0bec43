import { exitCodes } from '../errors/exitCode.ts'
import { OperatingError } from '../errors/operatingError.ts'

/** A database holds deployments that the configuration no longer names. */
export class DeploymentsChangedError extends OperatingError {
  override name = 'DeploymentsChangedError'

  constructor(parameters: { readonly name: string; readonly removed: readonly string[] }) {
    const { name, removed } = parameters
    super(
      `Chain ${name}: the database has indexed ${removed.join(', ')}, which is no longer configured.`,
      {
        exitCode: exitCodes.usage,
        metaMessages: [
          'It would stand still and still be shown. Configure it again, or index the others into a database of their own: set `database` to another path.',
        ],
      },
    )
  }
}
