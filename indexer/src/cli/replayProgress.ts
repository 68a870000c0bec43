import type { Logger } from 'pino'
import type { ReplayProgress } from '../replay/replayChain.ts'
import type { TextStream } from './cliContext.ts'

/** Where progress is shown, and by whose clock. */
export type ReplayProgressParameters = {
  readonly stream: TextStream
  /** Takes the progress where nobody watches a terminal. */
  readonly logger: Pick<Logger, 'info'>
  readonly chainNames: ReadonlyMap<number, string>
  readonly nowSeconds: () => number
}

/** A terminal is drawn ten times a second at most; a log gets a line every five. */
const drawEverySeconds = 0.1
const logEverySeconds = 5

/**
 * Shows how far a replay is: one line that changes on a terminal, structured lines elsewhere. Rate and
 * time left are those of the present chain, by blocks: how many logs lie ahead nobody knows.
 */
export function createReplayProgress(parameters: ReplayProgressParameters): {
  update(progress: ReplayProgress): void
  /** Clears the line. */
  end(): void
} {
  const { stream, logger, chainNames, nowSeconds } = parameters
  const isTerminal = stream.isTTY === true
  let [chainId, beganAt, saidAt] = [-1, 0, 0]
  return {
    update(progress) {
      const now = nowSeconds()
      if (progress.chainId !== chainId) [chainId, beganAt, saidAt] = [progress.chainId, now, now]
      if (now - saidAt < (isTerminal ? drawEverySeconds : logEverySeconds)) return
      saidAt = now
      const chain = chainNames.get(chainId) ?? String(chainId)
      const pace = paceOf(progress, now - beganAt)
      if (isTerminal) stream.write(`\r\u001b[2K${lineOf(chain, { ...progress, ...pace })}`)
      else {
        const { logCount, blockNumber, headNumber } = progress
        logger.info({ chain, logCount, blockNumber, headNumber, ...pace }, 'replaying')
      }
    },
    end() {
      if (isTerminal) stream.write('\r\u001b[2K')
    },
  }
}

type Pace = {
  readonly donePercent: number
  readonly logsPerSecond: number
  /** Absent before anything can be said. */
  readonly secondsLeft?: number
}

function paceOf(progress: ReplayProgress, elapsedSeconds: number): Pace {
  const { startNumber, blockNumber, headNumber, logCount } = progress
  const total = Math.max(1, headNumber - startNumber)
  const done = Math.min(1, Math.max(0, (blockNumber - startNumber) / total))
  const logsPerSecond = elapsedSeconds > 0 ? Math.round(logCount / elapsedSeconds) : 0
  const pace = { donePercent: Math.floor(done * 100), logsPerSecond }
  if (done === 0) return pace
  return { ...pace, secondsLeft: Math.ceil((elapsedSeconds * (1 - done)) / done) }
}

function lineOf(chain: string, it: ReplayProgress & Pace): string {
  const { logCount, donePercent, logsPerSecond, secondsLeft } = it
  const left = secondsLeft === undefined ? '' : `, ${secondsLeft} s left`
  return `Replaying ${chain}: ${donePercent} %, ${logCount} logs, ${logsPerSecond} a second${left}`
}
