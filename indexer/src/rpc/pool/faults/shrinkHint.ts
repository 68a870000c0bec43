import type { FaultKind, Shrink } from './verdict.ts'

/** The longest range any node's hint is believed for. */
const longestBlocks = 1_000_000

/**
 * Reads from a refusal how much less to ask for.
 *
 * A hint is only a hint: a range the wrong way round, an empty one or an absurd one is no hint, and
 * whoever asks halves.
 *
 * @returns `undefined` for a kind that asking for less does not help.
 */
export function shrinkHint(kind: FaultKind, text: string): Shrink | undefined {
  switch (kind) {
    case 'range-too-wide':
    case 'too-many-results': {
      const range = hintedRange(text)
      const maxBlocks = kind === 'range-too-wide' ? hintedBlocks(text) : undefined
      return {
        kind: 'blocks',
        ...(range === undefined ? {} : { range }),
        ...(maxBlocks === undefined ? {} : { maxBlocks }),
      }
    }
    case 'response-too-big':
      return { kind: 'blocks' }
    case 'too-many-addresses': {
      const limit = numberIn(/limit is ([\d,]+)/i, text)
      return limit === undefined
        ? { kind: 'addresses' }
        : { kind: 'addresses', maxAddresses: limit }
    }
    case 'batch-refused':
      return { kind: 'batch' }
    default:
      return undefined
  }
}

function hintedRange(text: string): { readonly from: number; readonly to: number } | undefined {
  const found =
    /\[(0x[0-9a-f]{1,13}|\d{1,15}), ?(0x[0-9a-f]{1,13}|\d{1,15})\]/i.exec(text) ??
    /range (\d{1,15}) ?- ?(\d{1,15})/i.exec(text)
  const [from, to] = [Number(found?.[1]), Number(found?.[2])]
  return from <= to && to - from < longestBlocks ? { from, to } : undefined
}

/** Wordings of a limit in blocks; `1k` is a thousand. The last number of "(5000 > 3000)" is the limit. */
const blockLimits: readonly RegExp[] = [
  /up to a ([\d,]+k?) block range/i,
  /\([\d,]+ > ([\d,]+)\)/,
  /maximum allowed is ([\d,]+k?)/i,
  /at most ([\d,]+k?) blocks/i,
  /limited to (?:a )?([\d,]+k?)/i,
  /maximum (?:is set to|block range:?|number of requested blocks is) ?([\d,]+k?)/i,
  /requested blocks is ([\d,]+k?)/i,
  /(?:max is|max range:|blocks distance:|smaller than size|max block range:?|ranges over) ?([\d,]+k?)/i,
  /\(maximum ([\d,]+k?)\)/i,
  /(?:too large|too wide) \(([\d,]+k?)\)/i,
]

function hintedBlocks(text: string): number | undefined {
  for (const limit of blockLimits) {
    const blocks = numberIn(limit, text)
    if (blocks !== undefined && blocks >= 1 && blocks <= longestBlocks) return blocks
  }
  return undefined
}

function numberIn(pattern: RegExp, text: string): number | undefined {
  const found = pattern.exec(text)?.[1]
  if (found === undefined) return undefined
  const digits = Number(found.replace(/[,k]/gi, ''))
  const value = /k$/i.test(found) ? digits * 1_000 : digits
  return Number.isSafeInteger(value) && value > 0 ? value : undefined
}
