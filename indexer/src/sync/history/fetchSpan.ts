import { MalformedAnswerError } from '@crossmargin/adapters'
import type { Address } from '@crossmargin/core'
import type { Client } from 'viem'
import { getLogs } from '../../rpc/getLogs.ts'
import { type BloomHeader, listHeaders } from '../../rpc/listHeaders.ts'
import type { FetchedLog } from '../../rpc/logs/logFilter.ts'
import { type LogWatch, logsOf } from '../watchedLogs.ts'
import type { BloomChecker } from './checkBlooms.ts'

/** Some blocks of history, both ends included. */
export type Span = { readonly from: number; readonly to: number }

/** A span as the node told it, checked against the headers that were asked for. */
export type FetchedSpan = Span & {
  readonly logs: readonly FetchedLog[]
  /** Of the last block, of every block with a log, and of others: see {@link fetchSpan}. */
  readonly headers: ReadonlyMap<number, BloomHeader>
  /** The contracts that were asked for: later spans may have announced more meanwhile. */
  readonly addresses: ReadonlySet<Address>
}

/** What spans of one chain are fetched with. */
export type FetchSpanParameters = Span & {
  readonly chainId: number
  readonly watch: LogWatch
  readonly blooms: BloomChecker
  /** Whether to ask for every header together with the logs, as where most blocks have some. */
  readonly isDense: boolean
}

/** Blocks without logs whose headers are looked at in a sparse span. */
const sampledBlocks = 64
/** Blocks that seem to lack logs and are asked again, of one span. */
const askedAgain = 32

/**
 * Fetches a span's logs and the headers that vouch for them.
 *
 * Every block with a log has its header fetched: for its time, its hash and its bloom. Of blocks
 * without, all are where at least every fourth block has a log, else a sample: on a chain of a
 * hundred million blocks, headers of empty ones would be all the work there is. Neighbours must link.
 * A block whose bloom says there may be logs although none came is asked again, by hash.
 *
 * @throws MalformedAnswerError, to be tried again, when node and headers contradict each other.
 */
export async function fetchSpan(
  client: Client,
  parameters: FetchSpanParameters,
): Promise<FetchedSpan> {
  const { from, to, watch, isDense } = parameters
  const addresses = watch.addresses()
  const everyHeader = isDense
    ? headersOf(client, { ...parameters, numbers: allOf(parameters) })
    : []
  const [logs, known] = await Promise.all([
    logsOf(client, { watch, addresses, blocks: { from, to } }),
    everyHeader,
  ])
  const headers = new Map(known.map((header) => [header.number, header]))
  if (!isDense) {
    const numbers = numbersToCheck(parameters, logs)
    for (const header of await headersOf(client, { ...parameters, numbers }))
      headers.set(header.number, header)
  }
  checkLogs(logs, { ...parameters, headers })
  await checkEmpty(client, { ...parameters, headers, logs, addresses })
  return { from, to, logs, headers, addresses: new Set(addresses) }
}

/**
 * Fetches what a span lacks of contracts that have been announced since it was asked for.
 *
 * @returns logs, unordered against those the span has.
 */
export async function fetchMissing(
  client: Client,
  parameters: {
    readonly chainId: number
    readonly span: FetchedSpan
    readonly addresses: readonly Address[]
    readonly watch: LogWatch
    readonly blooms: BloomChecker
    readonly headers: Map<number, BloomHeader>
  },
): Promise<readonly FetchedLog[]> {
  const { span, addresses, watch, headers } = parameters
  const { from, to } = span
  const logs = await logsOf(client, { watch, addresses, blocks: { from, to } })
  const numbers = [...new Set(logs.map(({ blockNumber }) => blockNumber))]
  const unknown = numbers.filter((number) => !headers.has(number))
  for (const header of await headersOf(client, { ...parameters, numbers: unknown }))
    headers.set(header.number, header)
  checkLogs(logs, parameters)
  return logs
}

function headersOf(
  client: Client,
  { chainId, numbers }: { readonly chainId: number; readonly numbers: readonly number[] },
): Promise<readonly BloomHeader[]> {
  return numbers.length === 0 ? Promise.resolve([]) : listHeaders(client, { chainId, numbers })
}

function allOf({ from, to }: Span): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

function numbersToCheck(span: Span, logs: readonly FetchedLog[]): readonly number[] {
  const { from, to } = span
  const withLogs = new Set(logs.map(({ blockNumber }) => blockNumber))
  const length = to - from + 1
  if (withLogs.size * 4 >= length || length <= sampledBlocks) return allOf(span)
  const numbers = new Set(withLogs)
  for (let sample = 0; sample < sampledBlocks; sample += 1)
    numbers.add(from + Math.floor((sample * length) / sampledBlocks))
  return [...numbers.add(to)].sort((a, b) => a - b)
}

/** A log of another hash than its block's header is of another fork, or the node mixes two. */
function checkLogs(
  logs: readonly FetchedLog[],
  {
    headers,
    blooms,
  }: {
    readonly headers: ReadonlyMap<number, BloomHeader>
    readonly blooms: BloomChecker
  },
): void {
  for (const { blockNumber, blockHash } of logs) {
    if (headers.get(blockNumber)?.hash !== blockHash)
      throw new MalformedAnswerError({ field: 'the block hash of a log', value: blockHash })
  }
  blooms.assertNoted(logs, headers)
}

async function checkEmpty(
  client: Client,
  parameters: FetchSpanParameters & {
    readonly headers: ReadonlyMap<number, BloomHeader>
    readonly logs: readonly FetchedLog[]
    readonly addresses: readonly Address[]
  },
): Promise<void> {
  const { headers, logs, addresses, watch, blooms } = parameters
  // Where only some owners are followed, most blocks note logs of others.
  if (watch.filters !== undefined) return
  const withLogs = new Set(logs.map(({ blockNumber }) => blockNumber))
  const empty = [...headers.values()].filter(({ number }) => !withLogs.has(number))
  // Those that were asked for: who joined meanwhile may well be noted and not be among the logs.
  const watched = { addresses, topics: watch.topics() }
  const suspects = blooms.suspects(empty, watched).slice(0, askedAgain)
  const again = await Promise.all(
    suspects.map(({ hash }) => getLogs(client, { ...watched, blocks: { hash } })),
  )
  const missing = again.flat()[0]
  if (missing !== undefined)
    throw new MalformedAnswerError({
      field: `no logs of block ${missing.blockNumber}, which has some`,
      value: [],
    })
}
