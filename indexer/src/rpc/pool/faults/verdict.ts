/** What is wrong when a node does not answer as it should. One word decides what is done about it. */
export type FaultKind =
  | 'range-too-wide'
  | 'too-many-results'
  | 'too-many-addresses'
  | 'response-too-big'
  | 'rate-limited'
  | 'quota-spent'
  | 'unauthorised'
  | 'aggregator-failed'
  | 'unavailable'
  | 'timed-out'
  | 'method-missing'
  | 'call-too-big'
  | 'internal'
  | 'batch-refused'
  | 'behind'
  | 'pruned'
  | 'malformed'
  | 'wrong-chain'
  | 'reverted'
  | 'unknown'

/** How to ask for less, where asking for less may be answered. */
export type Shrink =
  | {
      readonly kind: 'blocks'
      /** The most blocks the node says it takes. */
      readonly maxBlocks?: number
      /** The range the node says would work. */
      readonly range?: { readonly from: number; readonly to: number }
    }
  | { readonly kind: 'addresses'; readonly maxAddresses?: number }
  | { readonly kind: 'batch' }

/** What is done about a failed request. */
export type Verdict = {
  readonly kind: FaultKind
  /** The fault's id in docs/faults.md; `undefined` for what is not in the catalogue. */
  readonly faultId: string | undefined
  /**
   * Where asking again may work: at the same node after a pause, at another one (the same, after a
   * pause, where there is no other), or nowhere.
   */
  readonly retryable: 'same' | 'other' | 'never'
  readonly shrink?: Shrink
  /** How long the node is not asked at all, in milliseconds. */
  readonly quarantineMs?: number
  /** How long the node wants to be left alone, in milliseconds, by its own word. */
  readonly retryAfterMs?: number
}
