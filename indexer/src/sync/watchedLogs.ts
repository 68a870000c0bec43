import type { Address, Hex } from '@crossmargin/core'
import type { Client } from 'viem'
import { type FetchedLog, getLogs, type LogFilter } from '../rpc/getLogs.ts'
import { mergeLogs } from './mergeLogs.ts'

/** Whose logs are wanted, and who joins because of one. */
export type LogWatch = {
  addresses(): readonly Address[]
  topics(): readonly Hex[]
  /** Reads a log for contracts it announces; they are watched from its block on. */
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
  const ask = (addresses: readonly Address[]): Promise<readonly FetchedLog[]> =>
    getLogs(client, { addresses, topics: watch.topics(), blocks })
  let logs = await ask(watch.addresses())
  for (let asked = logs; ; ) {
    const announced = asked.flatMap((log) => watch.announce(log))
    if (announced.length === 0) return logs
    asked = await ask(announced)
    logs = mergeLogs(logs, asked)
  }
}
