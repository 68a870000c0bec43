import type { AccountChange, EncodedChange, Refusal } from '@crossmargin/core'

/** Refuses a change that a venue has no such thing as: what a transition's last branch returns. */
export function unsupportedChange(change: AccountChange): Refusal {
  return {
    kind: 'refusal',
    reason: 'not-supported',
    message: `The venue has no such thing as "${change.kind}".`,
  }
}

/** No calls: what the last branch of an `encode` returns. */
export const noCalls: EncodedChange = { calls: [], approvals: [] }
