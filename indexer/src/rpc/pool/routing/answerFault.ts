import { verdictOf } from '../faults/classify.ts'
import type { Verdict } from '../faults/verdict.ts'
import type { RpcCall } from '../wire/wire.ts'
import { callNeeds } from './callNeeds.ts'

/** An `eth_call` answered with nothing: no contract there, or no data to run it on. */
export const emptyAnswerFault = 'F52'

/** What is wrong with an answer that is no error. `missing` may be true: others are asked first. */
export type AnswerFault = { readonly verdict: Verdict; readonly isMissing: boolean }

/**
 * Looks at an answer that came without an error: some are none.
 *
 * Nothing instead of a block, a block of another number or hash, an empty answer of a contract: what
 * a node without its data says. None of them is believed before the other nodes have been asked.
 */
export function answerFault(call: RpcCall, result: unknown): AnswerFault | undefined {
  const { method } = call
  if (result === null || result === undefined)
    return isNullable.test(method)
      ? { verdict: verdictOf('behind', 'F32'), isMissing: true }
      : { verdict: verdictOf('malformed', 'F53'), isMissing: false }
  switch (method) {
    case 'eth_getBlockByNumber':
    case 'eth_getBlockByHash':
      return isAnotherBlock(call, result) ? malformed('F48') : undefined
    case 'eth_getLogs':
      return Array.isArray(result) ? undefined : malformed('F54')
    case 'eth_blockNumber':
    case 'eth_chainId':
      return isQuantity(result) ? undefined : malformed('F54')
    case 'eth_call':
      return result === '0x'
        ? { verdict: verdictOf('behind', emptyAnswerFault), isMissing: true }
        : undefined
    default:
      return undefined
  }
}

const isNullable =
  /^eth_(getBlockBy|getTransaction|getUncle|getBlockReceipts|getBlockTransactionCount)/

function malformed(faultId: string): AnswerFault {
  return { verdict: verdictOf('malformed', faultId), isMissing: false }
}

function isQuantity(value: unknown): boolean {
  return typeof value === 'string' && /^0x[0-9a-f]{1,14}$/i.test(value)
}

function isAnotherBlock(call: RpcCall, result: unknown): boolean {
  if (typeof result !== 'object' || result === null) return true
  const { number, hash } = result as { readonly number?: unknown; readonly hash?: unknown }
  const asked = call.params[0]
  if (call.method === 'eth_getBlockByHash')
    return typeof hash !== 'string' || hash.toLowerCase() !== String(asked).toLowerCase()
  if (!isQuantity(number)) return true
  const { to } = callNeeds(call)
  return to !== undefined && Number(number) !== to
}
