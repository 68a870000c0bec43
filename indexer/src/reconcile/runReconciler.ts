import { BaseError } from '@crossmargin/core'
import type { Logger } from 'pino'
import type { Client } from 'viem'
import type { IndexedDeployment } from '../engine/indexedDeployment.ts'
import type { DivergenceBoard } from '../store/divergenceBoard.ts'
import type { ReconcileRound, Reconciler } from './createReconciler.ts'

/** When to compare, for how long. */
export type RunReconcilerParameters = {
  readonly chainId: number
  readonly name: string
  readonly client: Client
  readonly divergences: DivergenceBoard
  readonly logger: Logger
  readonly everyMs: number
  readonly signal: AbortSignal
  /** What is indexed; nothing before that is known. */
  deployments(): readonly IndexedDeployment[]
  /** Waits; ends early, without an error, when the signal is aborted. */
  sleep(milliseconds: number): Promise<void>
  onRound?(round: ReconcileRound): void
}

/** The first round does not wait for its time: what diverged before a restart is soon known again. */
const firstWaitMs = 10_000
/** While something diverges, rounds follow each other faster: healed is soon seen to be healed. */
const divergingWaitMs = 5_000

/**
 * Compares index and chain again and again until the signal is aborted.
 *
 * A round that fails is logged and the next one comes at its time: comparing never disturbs indexing.
 */
export async function runReconciler(
  reconciler: Reconciler,
  parameters: RunReconcilerParameters,
): Promise<void> {
  const { chainId, name, client, divergences, logger, everyMs, signal } = parameters
  await parameters.sleep(Math.min(firstWaitMs, everyMs))
  while (!signal.aborted) {
    try {
      parameters.onRound?.(await reconciler.round(client, parameters.deployments()))
      await reconciler.reread(client, parameters.deployments())
    } catch (error) {
      if (signal.aborted) return
      const problem = error instanceof BaseError ? error.shortMessage : String(error)
      logger.warn({ chain: name, problem }, 'index and chain could not be compared')
    }
    const isDiverging = divergences.listOpen(chainId).length > 0
    await parameters.sleep(isDiverging ? Math.min(divergingWaitMs, everyMs) : everyMs)
  }
}
