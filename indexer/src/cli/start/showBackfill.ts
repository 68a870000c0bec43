import type { Logger } from 'pino'
import type { RunningServer } from '../../server/startServer.ts'
import { type BackfillMeter, type BackfillPace, createBackfillMeter } from './backfillMeter.ts'
import type { StatusLine } from './statusLine.ts'

/** What a backfill is shown with. */
export type ShowBackfillParameters = {
  readonly server: Pick<RunningServer, 'statuses' | 'store'>
  readonly line: StatusLine
  readonly logger: Logger
  readonly nowSeconds: () => number
}

const lookEveryMs = 250
/** Between two log lines of one chain, where there is no terminal. */
const logEverySeconds = 10

/**
 * Shows how far each chain's history is, how fast it goes and how long it will take: in a line that
 * changes in place on a terminal, as structured log lines elsewhere.
 *
 * @returns how to stop.
 */
export function showBackfill(parameters: ShowBackfillParameters): { close(): void } {
  const { line } = parameters
  const looker = createLooker(parameters)
  const timer = setInterval(looker, lookEveryMs)
  timer.unref()
  return {
    close() {
      clearInterval(timer)
      line.show('')
    },
  }
}

function createLooker(parameters: ShowBackfillParameters): () => void {
  const { server, line, logger, nowSeconds } = parameters
  const { statuses, store } = server
  const meters = new Map<number, BackfillMeter>()
  const loggedAt = new Map<number, number>()
  const isTerminal = line.stream.isTTY === true
  const measure = (chainId: number, latestNumber: number): BackfillPace => {
    const starts = store.listDeployments().filter((it) => it.chainId === chainId)
    const firstNumber = Math.min(...starts.map(({ startBlock }) => startBlock), latestNumber)
    const meter = meters.get(chainId) ?? createBackfillMeter({ firstNumber })
    meters.set(chainId, meter)
    const headNumber = store.loadCheckpoint(chainId)?.head.number ?? firstNumber - 1
    return meter.measure({ atSeconds: nowSeconds(), headNumber, latestNumber })
  }
  const log = (chainId: number, chain: string, pace: BackfillPace): void => {
    const now = nowSeconds()
    if (now - (loggedAt.get(chainId) ?? Number.NEGATIVE_INFINITY) < logEverySeconds) return
    loggedAt.set(chainId, now)
    logger.info({ chain, ...roundedPace(pace) }, 'indexing history')
  }
  return () => {
    const texts: string[] = []
    for (const { chainId, name, state, latestNumber } of statuses.list()) {
      if (state !== 'backfilling' || latestNumber === undefined) {
        meters.delete(chainId)
        continue
      }
      const pace = measure(chainId, latestNumber)
      if (isTerminal) texts.push(paceText(name, pace))
      else log(chainId, name, pace)
    }
    line.show(texts.join('   '))
  }
}

function roundedPace(pace: BackfillPace): object {
  const { doneBlocks, totalBlocks, blocksPerSecond, secondsLeft } = pace
  return {
    doneBlocks,
    totalBlocks,
    percent: Number(percentOf(pace).toFixed(1)),
    ...(blocksPerSecond === undefined ? {} : { blocksPerSecond: Math.round(blocksPerSecond) }),
    ...(secondsLeft === undefined ? {} : { secondsLeft: Math.ceil(secondsLeft) }),
  }
}

const barLength = 20

/** `mainnet ━━━━━━━━━━────────── 50.0 % · 12,000 blocks/s · 2 min left` */
export function paceText(name: string, pace: BackfillPace): string {
  const { blocksPerSecond, secondsLeft } = pace
  const percent = percentOf(pace)
  const filled = Math.floor((percent / 100) * barLength)
  const bar = '━'.repeat(filled) + '─'.repeat(barLength - filled)
  const parts = [
    `${name} ${bar} ${percent.toFixed(1)} %`,
    ...(blocksPerSecond === undefined
      ? []
      : [`${Math.round(blocksPerSecond).toLocaleString('en')} blocks/s`]),
    ...(secondsLeft === undefined ? [] : [`${durationText(secondsLeft)} left`]),
  ]
  return parts.join(' · ')
}

/** Never 100 before all is done. */
function percentOf({ doneBlocks, totalBlocks }: BackfillPace): number {
  if (totalBlocks === 0 || doneBlocks >= totalBlocks) return 100
  return Math.min(99.9, (doneBlocks / totalBlocks) * 100)
}

function durationText(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`
  return `${(seconds / 3_600).toFixed(1)} h`
}
