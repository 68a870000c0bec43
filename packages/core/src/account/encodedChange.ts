import type { Address, Hex } from '../identity/hex.ts'

/** An unsigned call: whom, what, and how much of the chain's own coin goes with it. */
export type Call = {
  readonly to: Address
  readonly data: Hex
  /** Raw units of the chain's own coin, never negative. */
  readonly valueWei: bigint
}

/** What a contract must be allowed to take of a token before the calls are made. */
export type Approval = {
  readonly token: Address
  readonly spender: Address
  /**
   * What the calls take at the reading's block, to the wei. A debt repaid with `'all'` grows until
   * the call is mined: allow more.
   */
  readonly amountRaw: bigint
}

/** A change as unsigned calls, in the order in which their sender makes them. */
export type EncodedChange = {
  /** Empty where the venue has no such change. */
  readonly calls: readonly Call[]
  /** Kept apart from the calls: an allowance may stand already, or be signed as a permit. */
  readonly approvals: readonly Approval[]
}
