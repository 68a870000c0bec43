/** How long a node takes to answer, from its last answers. */
export type Latency = {
  add(milliseconds: number): void
  /** Mean, later answers counting for more; a guess before the first answer. */
  meanMs(): number
  /** What 95 of 100 answers stay under; `undefined` before there are enough to tell. */
  slowMs(): number | undefined
}

const kept = 100
const enough = 10
const firstGuessMs = 100

/** Opens a record of the last hundred answers. */
export function createLatency(): Latency {
  const last: number[] = []
  let mean: number | undefined
  return {
    add(milliseconds) {
      last.push(milliseconds)
      if (last.length > kept) last.shift()
      mean = mean === undefined ? milliseconds : mean * 0.9 + milliseconds * 0.1
    },
    meanMs: () => mean ?? firstGuessMs,
    slowMs() {
      if (last.length < enough) return undefined
      return last.toSorted((a, b) => a - b)[Math.floor(last.length * 0.95)]
    },
  }
}
