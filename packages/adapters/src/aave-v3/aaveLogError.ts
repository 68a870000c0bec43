import { BaseError } from '@crossmargin/core'

/** A log would leave less than nothing, which no known revision of Aave does. */
export class AaveLogError extends BaseError {
  override name = 'AaveLogError'

  constructor({ amount }: { readonly amount: bigint }) {
    super(`A log of an aToken or debt token leaves ${amount}, which is less than nothing.`, {
      metaMessages: ['The contracts do not follow the rules of the revision they say they are.'],
    })
  }
}
