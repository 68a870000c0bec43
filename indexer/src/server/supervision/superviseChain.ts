import type { Logger } from 'pino'
import { ChainStalledError } from '../../errors/chainStalledError.ts'
import { createStallWatch } from './createStallWatch.ts'

/** One chain's worker, which can be thrown away and begun anew. */
export type ChainWorker = {
  /** Ends when the worker was closed, or its chain cannot be indexed and the board says why. */
  readonly ended: Promise<void>
  /** Gives up what is under way. Whatever it may still try, it writes nothing any more. */
  close(): void
}

/** How a chain's worker has been doing. */
export type ChainProgress = {
  /** When there last was a sign of life, milliseconds of the clock. */
  readonly aliveMs: number
  /** Whether it stands still although it should not, at this moment. */
  readonly isStalled: boolean
  /** How often it was begun anew because of that. */
  readonly restarts: number
}

/** What a supervisor watches, and with which eyes. */
export type SuperviseChainParameters = {
  readonly name: string
  readonly logger: Logger
  readonly signal: AbortSignal
  /** Begins; `alive` is to be called whenever there is a sign of life. */
  openWorker(alive: () => void): ChainWorker
  storedHead(): number | undefined
  /** Asks the nodes, by connections of its own: the worker's may be what is stuck. */
  nodesHead(): Promise<number | undefined>
  /** How long nothing may happen. */
  windowMs(): number
  nowMs(): number
  sleep(milliseconds: number): Promise<void>
}

/** A chain that is watched. */
export type SupervisedChain = {
  progress(): ChainProgress
  /** Resolves when beginning anew did not help; never otherwise. */
  readonly failed: Promise<ChainStalledError>
  /** Ends with the signal, once the worker has. */
  readonly ended: Promise<void>
}

const looksInWindow = 4

/**
 * Keeps one chain's worker at work until the signal is aborted.
 *
 * A worker that says what is wrong is left alone: it tries again by itself. One that says nothing and
 * does nothing while the nodes' heads move on is thrown away and begun anew; should that one come to
 * nothing too, before a single block, the whole program is not to be trusted any more.
 */
export function superviseChain(parameters: SuperviseChainParameters): SupervisedChain {
  const { name, logger, signal, storedHead, nowMs } = parameters
  const watch = createStallWatch(nowMs())
  let restarts = 0
  let isStalled = false
  let isOver = false
  const { failed, fail } = createFailure()
  const open = () => {
    const worker = parameters.openWorker(() => {
      isStalled = false
      watch.alive(nowMs())
    })
    const opened: ChainWorker = {
      ...worker,
      ended: worker.ended.finally(() => {
        isOver ||= opened === current
      }),
    }
    return opened
  }
  let current: ChainWorker = open()
  signal.addEventListener('abort', () => current.close(), { once: true })
  let seenHead = storedHead()
  let hasAdvanced = true
  const look = async () => {
    const head = storedHead()
    if (head !== seenHead) {
      seenHead = head
      hasAdvanced = true
      isStalled = false
      watch.alive(nowMs())
    }
    const windowMs = parameters.windowMs()
    // Two looks at the nodes, one apart, are needed to see them move.
    if (!watch.isSilent({ nowMs: nowMs(), windowMs: windowMs * (1 - 1 / looksInWindow) })) return
    const nodes = await parameters.nodesHead()
    if (!watch.isStalled({ nodes, stored: storedHead() })) return
    const silentMs = nowMs() - watch.lastAliveMs()
    if (silentMs < windowMs || signal.aborted) return
    isStalled = true
    const seconds = Math.round(silentMs / 1_000)
    const what = { chain: name, headNumber: storedHead(), nodesHeadNumber: nodes, seconds }
    if (!hasAdvanced) {
      logger.error(what, 'chain stands still again')
      fail(new ChainStalledError(what))
      return
    }
    logger.error(what, 'chain stands still without a word; it is begun anew')
    restarts += 1
    hasAdvanced = false
    current.close()
    current = open()
    watch.alive(nowMs())
  }
  const watching = (async () => {
    while (!signal.aborted && !isOver) {
      await parameters.sleep(parameters.windowMs() / looksInWindow)
      if (!signal.aborted && !isOver) await look()
    }
  })()
  return {
    failed,
    progress: () => ({ aliveMs: watch.lastAliveMs(), isStalled, restarts }),
    ended: (async () => {
      await watching
      await current.ended
    })(),
  }
}

function createFailure() {
  let fail: (error: ChainStalledError) => void = () => undefined
  const failed = new Promise<ChainStalledError>((resolve) => {
    fail = resolve
  })
  return { failed, fail: (error: ChainStalledError) => fail(error) }
}
