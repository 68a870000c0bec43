import { BaseError } from '@crossmargin/core'

/**
 * The node disowns a block it had called final. Far likelier a broken node than a broken chain, so
 * nothing is undone.
 */
export class DeepReorgError extends BaseError {
  override name = 'DeepReorgError'

  constructor(parameters: { readonly name: string; readonly finalizedNumber: number }) {
    const { name, finalizedNumber } = parameters
    super(`The node of chain "${name}" no longer has finalized block ${finalizedNumber}.`, {
      metaMessages: [
        'Indexed state is kept as it is and the chain is marked; the node is asked again.',
        'If it goes on, use another RPC URL, or index the chain into a new database.',
      ],
      retryable: true,
    })
  }
}
