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
 * For logs of old that were not watched at their time; whoever goes through history takes
 * `createHistory`, which fetches ahead.
 */
export async function fetchCoalesced(
  client: Client,
  { chainId, from, to, watch }: FetchRangeParameters,
): Promise<CheckedBlock> {
  const { logs, last: block } = await logsOfOneFork(client, { chainId, from, to, watch })
  const headers = await headersOf(client, { chainId, logs, known: [block] })
  return { block, logs, headers }
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
  const numbers = Array.from({ length: to - from }, (_, index) => from + index)
  const [{ logs, last }, before] = await Promise.all([
    logsOfOneFork(client, { chainId, from, to, watch }),
    Promise.all(numbers.map((number) => requireHeader(client, { chainId, number }))),
  ])
  const blocks = [...before, last]
  assertLinked(blocks)
  const headers = await headersOf(client, { chainId, logs, known: blocks })
  return blocks.map((block) => ({
    block,
    logs: logs.filter((log) => log.blockNumber === block.number),
    headers,
  }))
}

/**
 * Fetches the logs of a range and the header of its last block, of one and the same fork.
 *
 * Logs say which fork they are of, but a block without logs says nothing: when the chain moves between
 * the two questions, a block of the new fork would be taken with the silence of the old one, and its
 * logs be lost for good. So the last block must be the same before the logs are asked for and after:
 * all others hang on it by their parents' hashes.
 *
 * @throws MalformedAnswerError, to be tried again.
 */
async function logsOfOneFork(
  client: Client,
  { chainId, from, to, watch }: Omit<FetchRangeParameters, 'latest'>,
): Promise<{ readonly logs: readonly FetchedLog[]; readonly last: StoredBlock }> {
  const before = await requireHeader(client, { chainId, number: to })
  const logs = await watchedLogs(client, { watch, blocks: { from, to } })
  const last = await requireHeader(client, { chainId, number: to })
  if (before.hash !== last.hash)
    throw new MalformedAnswerError({
      field: `the hash of block ${to}, while its logs were asked for`,
      value: last.hash,
    })
  return { logs, last }
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
