import type { Address, Hex } from '@crossmargin/core'
import type { Client } from 'viem'
import { getLogs } from '../rpc/getLogs.ts'
import type { FetchedLog, LogFilter } from '../rpc/logs/logFilter.ts'
import { mergeLogs } from './mergeLogs.ts'

/** Logs by their topics: one of some first ones, and what stands in the places after it. */
export type TopicFilter = Pick<LogFilter, 'topics' | 'otherTopics'>

/** Whose logs are wanted, and who joins because of one. */
export type LogWatch = {
  addresses(): readonly Address[]
  topics(): readonly Hex[]
  /** What to ask for instead of all logs of those topics, where only some are wanted. */
  filters?(): readonly TopicFilter[]
  /**
   * Reads a log for contracts it announces; they are watched from its block on.
   *
   * @returns those that are not stored yet, however often they were announced: a fetch that failed
   * half-way has announced what another one must still ask for.
   */
  announce(log: FetchedLog): readonly Address[]
}

/**
 * Fetches every watched log of a block or a range, those of contracts announced on the way included.
 *
 * A contract announced inside the range may have spoken in it already, so its logs are fetched for
 * the same range and may announce more, until nothing new is announced.
 *
 * @returns logs in order of block and index, each once.
 */
export async function watchedLogs(
  client: Client,
  parameters: { readonly watch: LogWatch; readonly blocks: LogFilter['blocks'] },
): Promise<readonly FetchedLog[]> {
  const { watch, blocks } = parameters
  const asked = new Set<Address>()
  let logs: readonly FetchedLog[] = []
  let addresses: readonly Address[] = watch.addresses()
  while (addresses.length > 0) {
    for (const address of addresses) asked.add(address)
    const found = await logsOf(client, { watch, addresses, blocks })
    logs = mergeLogs(logs, found)
    const announced = new Set(found.flatMap((log) => watch.announce(log)))
    addresses = [...announced].filter((address) => !asked.has(address))
  }
  return logs
}

/** Fetches the watched logs of some contracts, in order of block and index, each once. */
export async function logsOf(
  client: Client,
  parameters: {
    readonly watch: LogWatch
    readonly addresses: readonly Address[]
    readonly blocks: LogFilter['blocks']
  },
): Promise<readonly FetchedLog[]> {
  const { watch, addresses, blocks } = parameters
  const filters = watch.filters?.() ?? [{ topics: watch.topics() }]
  const [first = [], ...others] = await Promise.all(
    filters.map((filter) => getLogs(client, { ...filter, addresses, blocks })),
  )
  return others.length === 0 ? first : mergeLogs(first, others.flat())
}
