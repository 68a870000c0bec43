import type { FetchedLog } from '../rpc/logs/logFilter.ts'

/** Logs of both, ascending, each once. The same place under two hashes is kept, to be refused later. */
export function mergeLogs(
  left: readonly FetchedLog[],
  right: readonly FetchedLog[],
): readonly FetchedLog[] {
  const sorted = [...left, ...right].sort(
    (a, b) => a.blockNumber - b.blockNumber || a.logIndex - b.logIndex,
  )
  return sorted.filter((log, index) => {
    const before = sorted[index - 1]
    return (
      before?.blockNumber !== log.blockNumber ||
      before.logIndex !== log.logIndex ||
      before.blockHash !== log.blockHash
    )
  })
}
