import type { Address, EncodedChange, Hex } from '@crossmargin/core'

/** One call, and what the contract called takes of the sender by it. */
export type EncodedCallParameters = {
  readonly to: Address
  readonly data: Hex
  readonly takes?: { readonly token: Address; readonly amountRaw: bigint }
}

/** Writes a change that is a single call without coin, whose contract is also who must be allowed. */
export function encodedCall({ to, data, takes }: EncodedCallParameters): EncodedChange {
  const approvals = takes === undefined ? [] : [{ ...takes, spender: to }]
  return { calls: [{ to, data, valueWei: 0n }], approvals }
}
