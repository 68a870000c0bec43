import { faultRules } from './faultRules.ts'
import { shrinkHint } from './shrinkHint.ts'
import type { FaultKind, Verdict } from './verdict.ts'
import { type WireFacts, wireFacts } from './wireFacts.ts'

/** What was asked when it failed. */
export type ClassifyContext = {
  readonly method: string
  /** The endpoint's name, never its URL. */
  readonly endpoint: string
  readonly chainId: number
}

const minuteMs = 60_000

/** Where another try may work, and for how long the node is left alone, by kind. */
const policies: { readonly [kind in FaultKind]: Pick<Verdict, 'retryable' | 'quarantineMs'> } = {
  'range-too-wide': { retryable: 'other' },
  'too-many-results': { retryable: 'other' },
  'too-many-addresses': { retryable: 'other' },
  'response-too-big': { retryable: 'other' },
  'rate-limited': { retryable: 'other' },
  'quota-spent': { retryable: 'other', quarantineMs: 60 * minuteMs },
  unauthorised: { retryable: 'other', quarantineMs: 60 * minuteMs },
  'aggregator-failed': { retryable: 'same' },
  unavailable: { retryable: 'other' },
  'timed-out': { retryable: 'other' },
  'method-missing': { retryable: 'other' },
  'call-too-big': { retryable: 'other' },
  internal: { retryable: 'other' },
  'batch-refused': { retryable: 'same' },
  behind: { retryable: 'other' },
  pruned: { retryable: 'other' },
  malformed: { retryable: 'other', quarantineMs: minuteMs / 2 },
  'wrong-chain': { retryable: 'other', quarantineMs: 10 * minuteMs },
  reverted: { retryable: 'never' },
  unknown: { retryable: 'other' },
}

/**
 * Decides what is done about a failed request.
 *
 * Retried unless proven permanent, and only one thing is proven: a contract's own revert. An error
 * that no rule knows is retried elsewhere; of `eth_getLogs` it may be one more wording of "too much",
 * so less is asked for then.
 */
export function classify(error: unknown, context: ClassifyContext): Verdict {
  const facts = wireFacts(error)
  const { kind, id } = kindOf(facts, context)
  const shrink =
    kind === 'unknown' && context.method === 'eth_getLogs'
      ? ({ kind: 'blocks' } as const)
      : shrinkHint(kind, facts.text)
  return {
    kind,
    faultId: id,
    ...policies[kind],
    ...(shrink === undefined ? {} : { shrink }),
    ...(facts.retryAfterMs === undefined ? {} : { retryAfterMs: facts.retryAfterMs }),
  }
}

/** A verdict that no text led to: the pool itself noticed what is wrong. */
export function verdictOf(kind: FaultKind, faultId?: string): Verdict {
  return { kind, faultId, ...policies[kind] }
}

type Found = { readonly kind: FaultKind; readonly id: string | undefined }

function kindOf(facts: WireFacts, context: ClassifyContext): Found {
  if (isRevert(facts, context)) return { kind: 'reverted', id: 'F51' }
  const byNotice = kindByNotice(facts)
  if (byNotice !== undefined) return byNotice
  const byText = faultRules.find(
    ({ text, methods }) => text.test(facts.text) && (methods?.test(context.method) ?? true),
  )
  const byStatus = kindByStatus(facts)
  // A status is said by the door, a text by the node behind it; 429 and 402 are never ambiguous.
  if (byStatus !== undefined && (byStatus.isCertain || byText === undefined)) return byStatus
  if (byText !== undefined) return { kind: byText.kind, id: byText.id }
  return kindByCode(facts) ?? { kind: 'unknown', id: undefined }
}

/**
 * Whether a contract reverted: the one answer that no other node would change.
 *
 * Only the codes nodes give a revert, and only a text that begins with one. "Out of gas" is none: a
 * provider's own gas cap says the same.
 */
function isRevert({ code, text }: WireFacts, { method }: ClassifyContext): boolean {
  if (method !== 'eth_call' && method !== 'eth_estimateGas') return false
  if (/out of gas|gas (required exceeds|limit|cap)/i.test(text)) return false
  const isRevertCode = code === 3 || code === -32_000 || code === -32_015
  return (
    isRevertCode &&
    /^(VM Exception while processing transaction: )?(execution reverted|revert(ed)?\b|VM execution error|EVM error: (Revert|Stack|Invalid|Opcode|Bad)|stack underflow|invalid opcode|invalid jump)/i.test(
      text,
    )
  )
}

function kindByNotice({ noticed }: WireFacts): Found | undefined {
  switch (noticed) {
    case 'timeout':
      return { kind: 'timed-out', id: 'F24' }
    case 'too-big':
      return { kind: 'response-too-big', id: 'F28' }
    case 'batch':
      return { kind: 'batch-refused', id: 'F27' }
    default:
      return undefined
  }
}

function kindByStatus({
  status,
}: WireFacts): (Found & { readonly isCertain: boolean }) | undefined {
  if (status === undefined || status < 400) return undefined
  if (status === 429) return { kind: 'rate-limited', id: 'F20', isCertain: false }
  if (status === 402) return { kind: 'quota-spent', id: 'F21', isCertain: true }
  if (status === 401 || status === 403) return { kind: 'unauthorised', id: 'F23', isCertain: false }
  if (status === 413) return { kind: 'response-too-big', id: 'F12', isCertain: true }
  if (status === 408 || status >= 500) return { kind: 'unavailable', id: 'F24', isCertain: false }
  return { kind: 'unknown', id: undefined, isCertain: false }
}

function kindByCode({ code, noticed }: WireFacts): Found | undefined {
  if (noticed === 'unreadable') return { kind: 'response-too-big', id: 'F12' }
  if (noticed === 'connection') return { kind: 'unavailable', id: 'F24' }
  switch (code) {
    case 429:
    case -32_005:
    case -32_029:
      return { kind: 'rate-limited', id: 'F20' }
    case 10:
      return { kind: 'quota-spent', id: 'F21' }
    case -32_503:
      return { kind: 'aggregator-failed', id: 'F22' }
    case -32_601:
    case -32_004:
      return { kind: 'method-missing', id: 'F25' }
    case -32_014:
    case -32_019:
      return { kind: 'behind', id: 'F30' }
    case -32_801:
      return { kind: 'pruned', id: 'F34' }
    case -32_603:
      return { kind: 'internal', id: 'F26' }
    default:
      return undefined
  }
}
