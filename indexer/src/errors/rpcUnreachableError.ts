import { redactUrl, rpcFailure } from '@crossmargin/adapters'
import { faultRemedy, faultSentence } from '../rpc/pool/faults/faultSentence.ts'
import { RpcFaultError } from '../rpc/pool/faults/rpcFaultError.ts'
import { exitCodes } from './exitCode.ts'
import { OperatingError } from './operatingError.ts'

/** None of a chain's nodes answers. Shows their hosts; keys sit in paths and queries. */
export class RpcUnreachableError extends OperatingError {
  override name = 'RpcUnreachableError'
  readonly chain: string

  constructor(parameters: {
    readonly chain: string
    readonly urls: readonly string[]
    /** The error of the last one tried. */
    readonly cause: unknown
  }) {
    const { chain, urls, cause } = parameters
    // The cause is named and not attached: its own text holds the whole URL.
    super(
      `Chain ${chain}: no answer from ${urls.map(redactUrl).join(', ')} (${reasonOf(cause)}).`,
      {
        exitCode: exitCodes.rpc,
        retryable: true,
        metaMessages: [remedyOf(cause, chain)],
      },
    )
    this.chain = chain
  }
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof RpcFaultError)) return rpcFailure(cause)
  const { said, verdict } = cause
  const what = faultSentence(verdict.kind)
  return verdict.kind === 'unavailable' && said !== ''
    ? said
    : [what, said].filter(Boolean).join(': ')
}

function remedyOf(cause: unknown, chain: string): string {
  const another = `put another URL into chains.${chain}.rpc.`
  const kind = cause instanceof RpcFaultError ? cause.verdict.kind : 'unavailable'
  if (kind === 'unavailable' || kind === 'timed-out')
    return `Check that the node runs, or ${another}`
  return `${faultRemedy(kind)} Or ${another}`
}
