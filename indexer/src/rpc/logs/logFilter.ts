import type { ChainLog } from '@crossmargin/adapters'
import type { Address, Hex } from '@crossmargin/core'

/** A log with its block's time, where the node says it. */
export type FetchedLog = ChainLog & { readonly blockTimestampSeconds: number | undefined }

/** Which logs to ask for: of some contracts, with some first topics, in one block or a range. */
export type LogFilter = {
  readonly addresses: readonly Address[]
  /** First topics; none stands for any. */
  readonly topics: readonly Hex[]
  /** What the topics after the first must be, place by place; `null` takes any. */
  readonly otherTopics?: readonly (readonly Hex[] | null)[]
  readonly blocks: { readonly hash: Hex } | { readonly from: number; readonly to: number }
}

/** Whether a log's topics are among those asked for. */
export function hasTopics(
  topics: readonly string[],
  { topics: first, otherTopics = [] }: Pick<LogFilter, 'topics' | 'otherTopics'>,
): boolean {
  const places = [first.length === 0 ? null : first, ...otherTopics]
  return places.every((any, place) => {
    if (any === null) return true
    const topic = topics[place]
    return topic !== undefined && any.includes(topic as Hex)
  })
}
