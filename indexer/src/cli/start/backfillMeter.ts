/** How far one chain's history is indexed, and how fast it goes on. */
export type BackfillPace = {
  readonly doneBlocks: number
  readonly totalBlocks: number
  /** Over the last seconds; `undefined` until there was time to tell. */
  readonly blocksPerSecond: number | undefined
  /** `undefined` while the pace is not known or nothing moves: rather nothing than a guess. */
  readonly secondsLeft: number | undefined
}

/** Where a chain stands. */
export type BackfillPoint = {
  readonly atSeconds: number
  readonly headNumber: number
  readonly latestNumber: number
}

/** Measures one chain's backfill. */
export type BackfillMeter = { measure(point: BackfillPoint): BackfillPace }

/** Pace is taken over so long: long enough to be calm, short enough to follow the chain. */
const windowSeconds = 15
const leastSeconds = 1

/**
 * Opens a meter.
 *
 * @param parameters.firstNumber the first block there is to index: what came before is no progress.
 */
export function createBackfillMeter({
  firstNumber,
}: {
  readonly firstNumber: number
}): BackfillMeter {
  let points: BackfillPoint[] = []
  return {
    measure(point) {
      const oldest = point.atSeconds - windowSeconds
      // A head that went back is a reorganisation: the pace begins anew.
      const last = points.at(-1)
      if (last !== undefined && point.headNumber < last.headNumber) points = []
      points = [...points.filter(({ atSeconds }) => atSeconds >= oldest), point]
      const totalBlocks = Math.max(0, point.latestNumber - firstNumber + 1)
      const doneBlocks = Math.min(totalBlocks, Math.max(0, point.headNumber - firstNumber + 1))
      const blocksPerSecond = paceOf(points)
      const secondsLeft =
        blocksPerSecond === undefined || blocksPerSecond === 0
          ? undefined
          : (totalBlocks - doneBlocks) / blocksPerSecond
      return { doneBlocks, totalBlocks, blocksPerSecond, secondsLeft }
    },
  }
}

function paceOf(points: readonly BackfillPoint[]): number | undefined {
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const seconds = last.atSeconds - first.atSeconds
  if (seconds < leastSeconds) return undefined
  return (last.headNumber - first.headNumber) / seconds
}
