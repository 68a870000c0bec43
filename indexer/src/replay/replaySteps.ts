import type { FetchedLog } from '../rpc/logs/logFilter.ts'
import type { StoredBlock, StoredLogs, StoreReader } from '../store/store.ts'
import type { CheckedBlock } from '../sync/chainStep.ts'
import { ReplayIncompleteError } from './replayIncompleteError.ts'

/**
 * Some stored blocks to be folded at once.
 *
 * `checked`: blocks that were checked when they were indexed. `passed`: a stretch below the first
 * kept header, whose logs are folded without any view being asked: history that was pruned has its
 * answers at the next checked block only.
 */
export type ReplayStep = {
  readonly kind: 'checked' | 'passed'
  readonly checked: readonly CheckedBlock[]
  readonly logCount: number
}

/** Checked blocks in one step at most, and logs after which a step is full. */
const blocksPerStep = 50
const logsPerStep = 5_000
const blocksPerPage = 500

/**
 * Reads a chain's stored logs in the order they were applied in, cut at the blocks that were checked.
 * Never more of them is in memory than a few chunks.
 *
 * @throws ReplayIncompleteError for a log whose block's time is not stored.
 */
export function* replaySteps(
  store: StoreReader,
  { chainId }: { readonly chainId: number },
): Generator<ReplayStep, void> {
  const takeLogs = createLogQueue(store, chainId)
  let checked: CheckedBlock[] = []
  let logCount = 0
  const flush = function* (): Generator<ReplayStep, void> {
    if (checked.length > 0) yield { kind: 'checked', checked, logCount }
    checked = []
    logCount = 0
  }
  for (const block of listBlocks(store, chainId)) {
    let taken = takeLogs(block.number)
    while (!taken.isLast) {
      yield* flush()
      yield { kind: 'passed', checked: [toPassed(taken, chainId)], logCount: taken.logs.length }
      taken = takeLogs(block.number)
    }
    checked.push({ block, logs: taken.logs, headers: taken.headers.set(block.number, block) })
    logCount += taken.logs.length
    if (checked.length >= blocksPerStep || logCount >= logsPerStep) yield* flush()
  }
  yield* flush()
}

type Headers = Map<number, Pick<StoredBlock, 'hash' | 'timestampSeconds'>>

type TakenLogs = {
  readonly logs: readonly FetchedLog[]
  readonly headers: Headers
  /** Whether no further log is at or before the number that was asked for. */
  readonly isLast: boolean
}

/** Takes logs up to a block, one chunk's at a time. */
function createLogQueue(store: StoreReader, chainId: number): (toNumber: number) => TakenLogs {
  let chunk: StoredLogs | undefined = store.loadLogsAfter({ chainId, afterNumber: -1 })
  let offset = 0
  return (toNumber) => {
    const logs: FetchedLog[] = []
    const headers: Headers = new Map()
    for (; chunk !== undefined; offset += 1) {
      const log = chunk.logs[offset]
      if (log === undefined) {
        const afterNumber = chunk.lastNumber
        chunk = store.loadLogsAfter({ chainId, afterNumber })
        offset = 0
        const next = chunk?.logs[0]
        if (logs.length > 0 && next !== undefined && next.blockNumber <= toNumber)
          return { logs, headers, isLast: false }
        offset = -1
        continue
      }
      if (log.blockNumber > toNumber) break
      const header = headers.get(log.blockNumber) ?? headerOf(log, { store, chunk, chainId })
      headers.set(log.blockNumber, header)
      logs.push({ ...log, blockTimestampSeconds: header.timestampSeconds })
    }
    return { logs, headers, isLast: true }
  }
}

function headerOf(
  log: StoredLogs['logs'][number],
  {
    store,
    chunk,
    chainId,
  }: { readonly store: StoreReader; readonly chunk: StoredLogs; readonly chainId: number },
): Pick<StoredBlock, 'hash' | 'timestampSeconds'> {
  const { blockNumber: number, blockHash: hash } = log
  const timestampSeconds =
    chunk.timestamps.get(number) ?? store.loadBlock({ chainId, number })?.timestampSeconds
  if (timestampSeconds === undefined)
    throw new ReplayIncompleteError({
      chainId,
      missing: `the time of block ${number}, whose logs an older version stored without it`,
    })
  return { hash, timestampSeconds }
}

/** A passed stretch ends at its last log's block, whose parent nobody asks for. */
function toPassed({ logs, headers }: TakenLogs, chainId: number): CheckedBlock {
  const last = logs.at(-1)
  const { blockNumber: number = 0, blockHash: hash = '0x', blockTimestampSeconds = 0 } = last ?? {}
  const block = { chainId, number, hash, parentHash: hash }
  return { block: { ...block, timestampSeconds: blockTimestampSeconds ?? 0 }, logs, headers }
}

function* listBlocks(store: StoreReader, chainId: number): Generator<StoredBlock, void> {
  let number = -1
  for (;;) {
    const page = store.listBlocksAfter({ chainId, number, limit: blocksPerPage })
    yield* page
    const last = page.at(-1)
    if (last === undefined) return
    number = last.number
  }
}
