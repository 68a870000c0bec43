import { rpcFailure } from './rpcFailure.ts'

/** Words of nodes and of the proxies before them; no code is agreed on. */
const tooLarge =
  /out of gas|gas (?:limit|cap)|gas required exceeds|exceeds? .*gas|too large|response size|execution timeout|HTTP 413/i

/**
 * Whether a node refused a call for what it takes rather than for what it asks: more gas, time or
 * bytes than it grants one request. Asked in parts, it may answer.
 */
export function isTooLargeCall(error: unknown): boolean {
  return tooLarge.test(rpcFailure(error))
}
