import { exitCodes } from '../errors/exitCode.ts'
import { OperatingError } from '../errors/operatingError.ts'

/** What is stored does not suffice to build the state again without a node. */
export class ReplayIncompleteError extends OperatingError {
  override name = 'ReplayIncompleteError'

  constructor(parameters: { readonly chainId: number; readonly missing: string }) {
    const { chainId, missing } = parameters
    super(`Chain ${chainId} cannot be replayed from the database alone: it lacks ${missing}.`, {
      exitCode: exitCodes.partial,
      metaMessages: [
        'Nothing was changed. Run `crossmargin start`: it asks the nodes for what is missing, and for nothing else.',
      ],
    })
  }
}
