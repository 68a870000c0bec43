import { BaseError } from '@crossmargin/core'

/**
 * Every node disowns a block that was final. Far likelier broken nodes than a broken chain, so nothing
 * is undone.
 */
export class DeepReorgError extends BaseError {
  override name = 'DeepReorgError'

  constructor(parameters: {
    readonly name: string
    readonly finalizedNumber: number
    /** How many nodes say so; every one that answers. */
    readonly nodes: number
  }) {
    const { name, finalizedNumber, nodes } = parameters
    const who = nodes === 1 ? 'The node' : `Each of ${nodes} nodes`
    super(`${who} of chain "${name}" no longer has finalized block ${finalizedNumber}.`, {
      metaMessages: [
        'Indexed state is kept as it is and the chain is marked; the nodes are asked again.',
        'If it goes on, use another RPC URL, or index the chain into a new database.',
      ],
      retryable: true,
    })
  }
}
