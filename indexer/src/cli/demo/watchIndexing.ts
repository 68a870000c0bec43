import type { RunningServer } from '../../server/startServer.ts'

/** How far one chain's index is, in blocks. */
export type IndexingStep = { readonly label: string; readonly done: number; readonly total: number }

const lookEveryMs = 200

/** Reports, a few times a second, how far each chain is indexed, until closed. */
export function watchIndexing(
  { statuses, store }: Pick<RunningServer, 'statuses' | 'store'>,
  onStep: (step: IndexingStep) => void,
): { close(): void } {
  const look = () => {
    for (const { chainId, name, latestNumber } of statuses.list()) {
      if (latestNumber === undefined) continue
      const done = store.loadCheckpoint(chainId)?.head.number ?? 0
      onStep({ label: name, done: Math.min(done, latestNumber), total: latestNumber })
    }
  }
  const timer = setInterval(look, lookEveryMs)
  return { close: () => clearInterval(timer) }
}
