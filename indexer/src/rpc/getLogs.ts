import {
  type ChainLog,
  MalformedAnswerError,
  parseQuantity,
  toQuantity,
} from '@crossmargin/adapters'
import type { Address, Hex } from '@crossmargin/core'
import type { Client } from 'viem'

/** A log with its block's time, where the node says it. */
export type FetchedLog = ChainLog & { readonly blockTimestampSeconds: number | undefined }

/** Which logs to ask for: of some contracts, with some first topics, in one block or a range. */
export type LogFilter = {
  readonly addresses: readonly Address[]
  readonly topics: readonly Hex[]
  /** What the topics after the first must be, place by place; `null` takes any. */
  readonly otherTopics?: readonly (readonly Hex[] | null)[]
  readonly blocks: { readonly hash: Hex } | { readonly from: number; readonly to: number }
}

/**
 * Asks for logs.
 *
 * A range that the node refuses is halved and asked again, down to single blocks: every provider
 * words its limits differently, and halving needs none of the words.
 *
 * @returns logs in order of block and index, each checked to be one that was asked for.
 * @throws what the transport throws, when even one block is refused.
 */
export async function getLogs(client: Client, filter: LogFilter): Promise<readonly FetchedLog[]> {
  if (filter.addresses.length === 0) return []
  const { blocks } = filter
  if ('hash' in blocks) return askForLogs(client, filter)
  try {
    return await askForLogs(client, filter)
  } catch (error) {
    if (blocks.from >= blocks.to) throw error
    const middle = Math.floor((blocks.from + blocks.to) / 2)
    const lower = await getLogs(client, { ...filter, blocks: { from: blocks.from, to: middle } })
    const upper = await getLogs(client, { ...filter, blocks: { from: middle + 1, to: blocks.to } })
    return [...lower, ...upper]
  }
}

async function askForLogs(client: Client, filter: LogFilter): Promise<readonly FetchedLog[]> {
  const { addresses: address, topics, otherTopics = [], blocks } = filter
  const where =
    'hash' in blocks
      ? { blockHash: blocks.hash }
      : { fromBlock: toQuantity(blocks.from), toBlock: toQuantity(blocks.to) }
  const answer = (await client.request({
    method: 'eth_getLogs',
    params: [{ address, topics: [topics, ...otherTopics], ...where }],
  } as never)) as readonly RawLog[]
  if (!Array.isArray(answer)) throw new MalformedAnswerError({ field: 'logs', value: answer })
  const logs = answer.filter((log) => log.removed !== true).map(parseLog)
  for (const log of logs) assertAskedFor(log, filter)
  return logs.sort((a, b) => a.blockNumber - b.blockNumber || a.logIndex - b.logIndex)
}

type RawLog = {
  address: string
  topics: readonly string[]
  data: string
  blockNumber: unknown
  blockHash: string
  blockTimestamp?: unknown
  logIndex: unknown
  removed?: boolean
}

function parseLog(log: RawLog): FetchedLog {
  return {
    address: log.address.toLowerCase() as Address,
    topics: log.topics as readonly Hex[],
    data: log.data as Hex,
    blockNumber: parseQuantity(log.blockNumber, 'block number of a log'),
    blockHash: log.blockHash.toLowerCase() as Hex,
    logIndex: parseQuantity(log.logIndex, 'index of a log'),
    blockTimestampSeconds:
      log.blockTimestamp === undefined || log.blockTimestamp === null
        ? undefined
        : parseQuantity(log.blockTimestamp, 'block timestamp of a log'),
  }
}

function assertAskedFor(log: FetchedLog, { addresses, blocks }: LogFilter): void {
  const isInside =
    'hash' in blocks
      ? log.blockHash === blocks.hash
      : log.blockNumber >= blocks.from && log.blockNumber <= blocks.to
  if (isInside && addresses.includes(log.address)) return
  throw new MalformedAnswerError({
    field: 'a log that was asked for',
    value: { address: log.address, blockNumber: log.blockNumber, blockHash: log.blockHash },
  })
}
