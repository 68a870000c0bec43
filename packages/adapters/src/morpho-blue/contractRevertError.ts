import { BaseError } from '@crossmargin/core'

/** The contract would revert. Thrown by the arithmetic of a transition, caught by the transition. */
export class ContractRevertError extends BaseError {
  override name = 'ContractRevertError'
  /** The contract's own words, or `Panic(0x…)` where the compiler's checks revert. */
  readonly reason: string

  constructor(parameters: { readonly reason: string; readonly message: string }) {
    super(parameters.message, {
      metaMessages: [`The contract reverts with "${parameters.reason}".`],
    })
    this.reason = parameters.reason
  }
}

/** Makes the error of a revert, its reason before the sentence about it. */
export function contractRevert(reason: string, message: string): ContractRevertError {
  return new ContractRevertError({ reason, message })
}
