import { BaseError } from '@crossmargin/core'

/** There is nowhere to look: an empty portfolio would look like a healthy one. */
export class NoDeploymentsError extends BaseError {
  override name = 'NoDeploymentsError'

  constructor() {
    super('Where to look? `deployments` is empty.', {
      metaMessages: [
        'Give at least one deployment: its venue, chainId, root address and startBlock.',
      ],
    })
  }
}
