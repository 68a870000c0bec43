import { BaseError } from '@crossmargin/core'
import { faultRemedy, faultSentence } from './faultSentence.ts'
import type { Verdict } from './verdict.ts'

/**
 * A node, named by its alias, did not answer as it should.
 *
 * Carries the verdict, so that whoever catches it decides by that and never by the text again. The
 * node's own words are shown without URLs and keys; nothing else of the request is attached.
 */
export class RpcFaultError extends BaseError {
  override name = 'RpcFaultError'
  readonly verdict: Verdict
  readonly endpoint: string
  readonly method: string
  /** The node's own words, redacted, at most 200 characters; empty where there are none. */
  readonly said: string
  /** The JSON-RPC code, where the node gave one. */
  readonly code: number | string | undefined

  constructor(parameters: {
    readonly verdict: Verdict
    readonly endpoint: string
    readonly method: string
    /** Redacted already. */
    readonly said?: string | undefined
    readonly code?: number | string | undefined
  }) {
    const { verdict, endpoint, method, said = '', code } = parameters
    const words = said.slice(0, 200)
    const quoted = words === '' ? '' : ` ("${words}")`
    super(`Node ${endpoint} ${faultSentence(verdict.kind)}, asked for ${method}${quoted}.`, {
      metaMessages: [faultRemedy(verdict.kind)],
      retryable: verdict.retryable !== 'never',
    })
    this.verdict = verdict
    this.endpoint = endpoint
    this.method = method
    this.said = words
    this.code = code
  }
}
