import type { Address, MarginAccountKey } from '@crossmargin/core'
import type { StoreReader, WatchSpan } from './store.ts'

/** An owner's rows at a block of a chain. */
export type OwnerAt = Pick<MarginAccountKey, 'owner' | 'chainId'> & { readonly number: number }

/** Whose rows are true at which blocks. */
export type WatchCoverage = {
  covers(at: OwnerAt): boolean
  /** Why an owner cannot be answered for at a block, in a sentence; `undefined` where one can. */
  reason(at: OwnerAt): string | undefined
}

/**
 * Tells for whom an index can answer: for everybody, or for those it watched at the block.
 *
 * It looks at a chain's spans once; make a new one for a new moment.
 */
export function createWatchCoverage(
  store: Pick<StoreReader, 'loadCheckpoint' | 'listWatchSpans'>,
): WatchCoverage {
  const known = new Map<number, ReadonlyMap<Address, readonly WatchSpan[]> | undefined>()
  const spansOf = (chainId: number): ReadonlyMap<Address, readonly WatchSpan[]> | undefined => {
    if (!known.has(chainId)) known.set(chainId, loadSpans(store, chainId))
    return known.get(chainId)
  }
  const reason = ({ owner, chainId, number }: OwnerAt): string | undefined => {
    const spans = spansOf(chainId)
    if (spans === undefined) return undefined
    const ofOwner = spans.get(owner.toLowerCase() as Address) ?? []
    if (ofOwner.some((span) => isWithin(span, number))) return undefined
    return sentence({ owner, chainId, number, spans: ofOwner })
  }
  return { reason, covers: (at) => reason(at) === undefined }
}

function loadSpans(
  store: Pick<StoreReader, 'loadCheckpoint' | 'listWatchSpans'>,
  chainId: number,
): ReadonlyMap<Address, readonly WatchSpan[]> | undefined {
  if (store.loadCheckpoint(chainId)?.watchedFromNumber === undefined) return undefined
  const byOwner = new Map<Address, WatchSpan[]>()
  for (const span of store.listWatchSpans(chainId))
    byOwner.set(span.owner, [...(byOwner.get(span.owner) ?? []), span])
  return byOwner
}

function isWithin({ fromNumber, untilNumber }: WatchSpan, number: number): boolean {
  return fromNumber <= number && (untilNumber === undefined || number < untilNumber)
}

function sentence(parameters: OwnerAt & { readonly spans: readonly WatchSpan[] }): string {
  const { owner, chainId, number, spans } = parameters
  const ended = spans.findLast(({ fromNumber }) => fromNumber <= number)?.untilNumber
  if (ended !== undefined)
    return `${owner} has not been watched on chain ${chainId} since block ${ended}: what it has there is not known.`
  const begins = spans.find(({ fromNumber }) => fromNumber > number)?.fromNumber
  if (begins !== undefined)
    return `${owner} is watched on chain ${chainId} from block ${begins} on: what it had at block ${number} is not known.`
  return `${owner} is not watched on chain ${chainId}: what it has there is not known. Add it with \`crossmargin watch add ${owner}\`.`
}
