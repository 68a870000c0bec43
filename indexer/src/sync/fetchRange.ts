import { getHeader, MalformedAnswerError } from '@crossmargin/adapters'
import type { Client } from 'viem'
import type { FetchedLog } from '../rpc/logs/logFilter.ts'
import type { StoredBlock } from '../store/store.ts'
import type { CheckedBlock } from './chainStep.ts'
import { type LogWatch, watchedLogs } from './watchedLogs.ts'

/** Which blocks to fetch, both ends included. */
export type FetchRangeParameters = {
  readonly chainId: number
  readonly from: number
  readonly to: number
  readonly watch: LogWatch
  /** The block before the range, where it is known: the range must follow it. */
  readonly parent?: Pick<StoredBlock, 'number' | 'hash'> | undefined
  /** The chain's latest block, where the range is that block alone: its logs are asked by hash. */
  readonly latest?: StoredBlock
}

/**
 * Fetches a range as one checked block: its last, with all logs since `from`.
 *
 * For history below retention, where only final versions are kept.
 */
export async function fetchCoalesced(
  client: Client,
  { chainId, from, to, watch, parent }: FetchRangeParameters,
): Promise<readonly CheckedBlock[]> {
  const logs = await watchedLogs(client, { watch, blocks: { from, to } })
  const block = await requireHeader(client, { chainId, number: to })
  if (parent?.number === from - 1) {
    const first = from === to ? block : await requireHeader(client, { chainId, number: from })
    // The node that was asked whether the head still stands may be of another fork than this one.
    if (first.parentHash !== parent.hash)
      throw new MalformedAnswerError({
        field: 'the parent hash of a block',
        value: first.parentHash,
      })
  }
  const headers = await headersOf(client, { chainId, logs, known: [block] })
  return [{ block, logs, headers }]
}

/**
 * Fetches a range as checked blocks, every one of it. For history inside retention.
 *
 * The latest block alone is asked for by its hash: a node that has not indexed it yet must refuse
 * then, where for a range of numbers it would return no logs and no error.
 */
export async function fetchEach(
  client: Client,
  { chainId, from, to, watch, latest }: FetchRangeParameters,
): Promise<readonly CheckedBlock[]> {
  if (latest !== undefined && from === to) {
    const logs = await watchedLogs(client, { watch, blocks: { hash: latest.hash } })
    const headers = await headersOf(client, { chainId, logs, known: [latest] })
    return [{ block: latest, logs, headers }]
  }
  const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  const [logs, blocks] = await Promise.all([
    watchedLogs(client, { watch, blocks: { from, to } }),
    Promise.all(numbers.map((number) => requireHeader(client, { chainId, number }))),
  ])
  assertLinked(blocks)
  const headers = await headersOf(client, { chainId, logs, known: blocks })
  return blocks.map((block) => ({
    block,
    logs: logs.filter((log) => log.blockNumber === block.number),
    headers,
  }))
}

/**
 * Collects the headers that logs lie in, and holds the logs to them.
 *
 * A log of another hash than the header of its number is of another fork, or the node mixes two.
 *
 * @throws MalformedAnswerError, to be tried again.
 */
async function headersOf(
  client: Client,
  parameters: {
    readonly chainId: number
    readonly logs: readonly FetchedLog[]
    readonly known: readonly StoredBlock[]
  },
): Promise<ReadonlyMap<number, Pick<StoredBlock, 'hash' | 'timestampSeconds'>>> {
  const { chainId, logs, known } = parameters
  const headers = new Map<number, Pick<StoredBlock, 'hash' | 'timestampSeconds'>>(
    known.map((block) => [block.number, block]),
  )
  const asked = new Set<number>()
  for (const { blockNumber, blockHash, blockTimestampSeconds } of logs) {
    if (headers.has(blockNumber)) continue
    if (blockTimestampSeconds === undefined) asked.add(blockNumber)
    else headers.set(blockNumber, { hash: blockHash, timestampSeconds: blockTimestampSeconds })
  }
  const fetched = await Promise.all(
    [...asked].map((number) => requireHeader(client, { chainId, number })),
  )
  for (const header of fetched) headers.set(header.number, header)
  for (const log of logs) {
    if (headers.get(log.blockNumber)?.hash !== log.blockHash)
      throw new MalformedAnswerError({ field: 'the block hash of a log', value: log.blockHash })
  }
  return headers
}

async function requireHeader(
  client: Client,
  parameters: { readonly chainId: number; readonly number: number },
): Promise<StoredBlock> {
  const { chainId, number } = parameters
  const header = await getHeader(client, { chainId, block: { number } })
  if (header === undefined)
    throw new MalformedAnswerError({ field: `block ${number}`, value: null })
  return header
}

function assertLinked(blocks: readonly StoredBlock[]): void {
  blocks.forEach((block, index) => {
    const before = blocks[index - 1]
    if (before !== undefined && before.hash !== block.parentHash)
      throw new MalformedAnswerError({
        field: 'the parent hash of a block',
        value: block.parentHash,
      })
  })
}
