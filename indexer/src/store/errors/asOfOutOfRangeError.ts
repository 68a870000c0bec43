import { BaseError } from '@crossmargin/core'

/** Rows were asked as of a block whose versions are not in the store. */
export class AsOfOutOfRangeError extends BaseError {
  override name = 'AsOfOutOfRangeError'

  constructor(parameters: {
    readonly chainId: number
    readonly asOfNumber: number
    readonly retainedFromNumber: number
    /** Absent when nothing of the chain is indexed. */
    readonly headNumber: number | undefined
  }) {
    const { chainId, asOfNumber, retainedFromNumber, headNumber } = parameters
    super(`Chain ${chainId} cannot be answered as of block ${asOfNumber}.`, {
      metaMessages: [
        headNumber === undefined
          ? 'Nothing of this chain is indexed yet.'
          : `Versions are kept from block ${retainedFromNumber} to the head, block ${headNumber}.`,
        'Ask for a block in that range, or index again with a longer retention.',
      ],
    })
  }
}
