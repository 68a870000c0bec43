import { exitCodes } from '../errors/exitCode.ts'
import { OperatingError } from '../errors/operatingError.ts'

/** A database holds another set of deployments than the configuration names. */
export class DeploymentsChangedError extends OperatingError {
  override name = 'DeploymentsChangedError'

  constructor(parameters: {
    readonly name: string
    readonly added: readonly string[]
    readonly removed: readonly string[]
  }) {
    const { name, added, removed } = parameters
    const parts = [
      ...(added.length > 0 ? [`has not indexed ${added.join(', ')}`] : []),
      ...(removed.length > 0
        ? [`has indexed ${removed.join(', ')}, which is no longer configured`]
        : []),
    ]
    super(`Chain ${name}: the database ${parts.join(' and ')}.`, {
      exitCode: exitCodes.usage,
      metaMessages: [
        'Index into a new database: set `database` to another path, or move the old file away.',
      ],
    })
  }
}
