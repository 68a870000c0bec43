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
  const parse = createParser(filter)
  const logs = answer.filter((log) => log.removed !== true).map(parse)
  assertAskedFor(logs, filter)
  return isAscending(logs) ? logs : logs.sort(compareLogs)
}

function compareLogs(a: FetchedLog, b: FetchedLog): number {
  return a.blockNumber - b.blockNumber || a.logIndex - b.logIndex
}

/** Nearly every node sends logs in order: looking is cheaper than sorting. */
function isAscending(logs: readonly FetchedLog[]): boolean {
  for (let index = 1; index < logs.length; index += 1)
    if (compareLogs(logs[index - 1] as FetchedLog, logs[index] as FetchedLog) > 0) return false
  return true
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

/**
 * Makes a parser of logs that answers one question. Contracts, first topics and the hash of one block
 * are told again with every log: each is kept once, which spares memory and every later comparison.
 */
function createParser({ addresses, topics }: LogFilter): (log: RawLog) => FetchedLog {
  const known = new Map<string, string>([...addresses, ...topics].map((it) => [it, it]))
  let block = { raw: '', hash: '0x' as Hex }
  return (log) => {
    if (log.blockHash !== block.raw)
      block = { raw: log.blockHash, hash: log.blockHash.toLowerCase() as Hex }
    const address = known.get(log.address) ?? log.address.toLowerCase()
    const [first = '', ...others] = log.topics
    return {
      address: address as Address,
      topics: log.topics.length === 0 ? [] : ([known.get(first) ?? first, ...others] as Hex[]),
      data: log.data as Hex,
      blockNumber: parseQuantity(log.blockNumber, 'block number of a log'),
      blockHash: block.hash,
      logIndex: parseQuantity(log.logIndex, 'index of a log'),
      blockTimestampSeconds:
        log.blockTimestamp === undefined || log.blockTimestamp === null
          ? undefined
          : parseQuantity(log.blockTimestamp, 'block timestamp of a log'),
    }
  }
}

function assertAskedFor(logs: readonly FetchedLog[], { addresses, blocks }: LogFilter): void {
  const wanted = new Set<string>(addresses)
  for (const { address, blockNumber, blockHash } of logs) {
    const isInside =
      'hash' in blocks
        ? blockHash === blocks.hash
        : blockNumber >= blocks.from && blockNumber <= blocks.to
    if (isInside && wanted.has(address)) continue
    throw new MalformedAnswerError({
      field: 'a log that was asked for',
      value: { address, blockNumber, blockHash },
    })
  }
}
