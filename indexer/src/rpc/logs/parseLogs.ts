import { MalformedAnswerError, parseQuantity } from '@crossmargin/adapters'
import type { Address, Hex } from '@crossmargin/core'
import { type FetchedLog, hasTopics, type LogFilter } from './logFilter.ts'

/** A log as JSON-RPC writes it, if it does. */
export type RawLog = {
  readonly address: string
  readonly topics: readonly string[]
  readonly data: string
  readonly blockNumber: unknown
  readonly blockHash: string
  readonly blockTimestamp?: unknown
  readonly logIndex: unknown
  readonly removed?: boolean
}

/**
 * Reads logs, and holds them to what was asked for and to each other.
 *
 * A log that its node marks as removed is none. The same log twice is one log; two logs in one place,
 * or blocks of one number with two hashes, are a node that mixes chains.
 *
 * @returns logs in order of block and index, each once.
 * @throws MalformedAnswerError, so that the node is blamed and another one asked.
 */
export function parseLogs(answer: unknown, filter: LogFilter): readonly FetchedLog[] {
  if (!Array.isArray(answer)) throw new MalformedAnswerError({ field: 'logs', value: answer })
  const raw = (answer as readonly RawLog[]).filter((log) => log.removed !== true)
  const addresses: ReadonlySet<Address> = new Set(filter.addresses)
  const logs = raw.map(createParser(filter))
  for (const log of logs) assertAskedFor(log, { filter, addresses })
  assertOneHashPerNumber(logs)
  return withoutRepeats(isAscending(logs) ? logs : logs.sort(compareLogs))
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

/**
 * Makes a parser of logs that answers one question. Contracts, first topics and the hash of one block
 * are told again with every log: each is kept once, which spares memory and every later comparison.
 */
function createParser({ addresses, topics }: LogFilter): (log: RawLog) => FetchedLog {
  const known = new Map<unknown, Hex>([...addresses, ...topics].map((it) => [it, it]))
  let block: { readonly raw: unknown; readonly hash: Hex } = { raw: undefined, hash: '0x' }
  return (log) => {
    if (!Array.isArray(log.topics) || typeof log.data !== 'string')
      throw new MalformedAnswerError({ field: 'a log', value: log })
    if (block.raw === undefined || log.blockHash !== block.raw) {
      const hash = parseHex(log.blockHash, { bytes: 32, field: 'block hash of a log' })
      block = { raw: log.blockHash, hash }
    }
    const [first, ...others] = log.topics as readonly Hex[]
    return {
      address:
        known.get(log.address) ?? parseHex(log.address, { bytes: 20, field: 'address of a log' }),
      topics: first === undefined ? [] : [known.get(first) ?? first, ...others],
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

function parseHex(
  value: unknown,
  { bytes, field }: { readonly bytes: number; readonly field: string },
): Hex {
  if (typeof value === 'string' && value.length === 2 + 2 * bytes && value.startsWith('0x'))
    return value.toLowerCase() as Hex
  throw new MalformedAnswerError({ field, value })
}

function assertAskedFor(
  log: FetchedLog,
  asked: {
    readonly filter: LogFilter
    readonly addresses: ReadonlySet<Address>
  },
): void {
  const { filter, addresses } = asked
  const { blocks } = filter
  const isInside =
    'hash' in blocks
      ? log.blockHash === blocks.hash
      : log.blockNumber >= blocks.from && log.blockNumber <= blocks.to
  if (isInside && hasTopics(log.topics, filter) && addresses.has(log.address)) return
  throw new MalformedAnswerError({
    field: 'a log that was asked for',
    value: { address: log.address, blockNumber: log.blockNumber, blockHash: log.blockHash },
  })
}

function assertOneHashPerNumber(logs: readonly FetchedLog[]): void {
  const hashes = new Map<number, Hex>()
  for (const { blockNumber, blockHash } of logs) {
    const before = hashes.get(blockNumber)
    if (before !== undefined && before !== blockHash)
      throw new MalformedAnswerError({ field: 'a second hash of one block', value: blockHash })
    hashes.set(blockNumber, blockHash)
  }
}

/** Logs in order: what stands in the same place stands next to each other. */
function withoutRepeats(logs: readonly FetchedLog[]): readonly FetchedLog[] {
  return logs.filter((log, index) => {
    const before = logs[index - 1]
    const isSamePlace = before?.blockNumber === log.blockNumber && before.logIndex === log.logIndex
    if (!isSamePlace) return true
    if (JSON.stringify(before) === JSON.stringify(log)) return false
    throw new MalformedAnswerError({ field: 'two logs of one index', value: log.logIndex })
  })
}
