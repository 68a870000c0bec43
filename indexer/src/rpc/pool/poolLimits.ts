/** Bounds of a pool. Every one of them ends something that would else have no end. */
export type PoolLimits = {
  /** For one request, body included. */
  readonly timeoutMs: number
  /** Of one answer. */
  readonly maxResponseBytes: number
  readonly maxBatchSize: number
  /** Requests under way at one node. */
  readonly maxConcurrency: number
  /** Tries of one call, over all nodes. */
  readonly maxAttempts: number
  /** Pauses of one call together; then whoever asked is told. */
  readonly maxWaitMs: number
  /** A call that takes longer is asked of a second node, too; never before this. */
  readonly hedgeAfterMs: number
  /** How often the heads of all nodes are compared. */
  readonly surveyMs: number
  /** For how long an agreement on a label holds. */
  readonly finalityMs: number
}

/** What suits public and private nodes alike. */
export const defaultPoolLimits: PoolLimits = {
  timeoutMs: 15_000,
  maxResponseBytes: 64 * 1_024 * 1_024,
  maxBatchSize: 100,
  maxConcurrency: 16,
  maxAttempts: 4,
  maxWaitMs: 8_000,
  hedgeAfterMs: 400,
  surveyMs: 5_000,
  finalityMs: 1_000,
}
