import { BaseError, type Refusal } from '@crossmargin/core'

/**
 * The contract would revert. Thrown inside a transition, so that it can follow the contract's code
 * line by line, and made a refusal at its edge.
 */
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

/**
 * Goes on as the contract does where a condition holds.
 *
 * @throws ContractRevertError where it does not.
 */
export function requireThat(
  condition: boolean,
  reason: string,
  message: string,
): asserts condition {
  if (!condition) throw new ContractRevertError({ reason, message })
}

/** Runs a transition. @returns what it made, or the refusal where the contract would revert. */
export function refusalOr<result>(run: () => result): result | Refusal {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof ContractRevertError)) throw error
    return { kind: 'refusal', reason: error.reason, message: error.shortMessage }
  }
}
