import { UnorderedExpiriesError } from './errors/unorderedExpiriesError.ts'

/** @throws UnorderedExpiriesError unless there is a time and each is above the one before. */
export function assertRisingTimes(times: readonly number[]): void {
  if (times.length === 0) {
    throw new UnorderedExpiriesError({ index: 0, timeYears: Number.NaN, before: Number.NaN })
  }
  for (const [index, timeYears] of times.entries()) {
    const before = times[index - 1] ?? 0
    if (!(timeYears > before)) throw new UnorderedExpiriesError({ index, timeYears, before })
  }
}
