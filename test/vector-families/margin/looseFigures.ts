import { VectorInputError } from '../vectorInputError.ts'

/** Numbers of a case by key, however it is written: `MR7_raw`, `mr7Raw` and `MR7 raw` are one key. */
export type LooseFigures = {
  /** Numbers however deep. */
  readonly count: number
  /** Numbers at the top, by their key in lower case without marks. */
  readonly entries: readonly (readonly [key: string, value: number])[]
  readonly number: (...keys: readonly string[]) => number
  readonly numberOr: (fallback: number, ...keys: readonly string[]) => number
}

/** Opens documentation figures for reading by loose keys. */
export function looseFigures(value: unknown): LooseFigures {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value)
  const record = isRecord ? Object.entries(value) : []
  const entries = record.flatMap(([key, it]) =>
    typeof it === 'number' ? [[looseKey(key), it] as const] : [],
  )
  const known = new Map(entries)
  const find = (keys: readonly string[]): number | undefined =>
    keys.map((key) => known.get(key)).find((it) => it !== undefined)
  return {
    count: countNumbers(value),
    entries,
    numberOr: (fallback, ...keys) => find(keys) ?? fallback,
    number: (...keys) => {
      const found = find(keys)
      if (found !== undefined) return found
      throw new VectorInputError({
        problem: `The case has none of ${keys.join(', ')}; it has ${[...known.keys()].join(', ')}.`,
        remedy: 'Name the figure so, or teach the family its name.',
      })
    },
  }
}

/** A key in lower case, letters and digits only. */
export function looseKey(key: string): string {
  return key.toLowerCase().replace(/[^a-z0-9]/g, '')
}

function countNumbers(value: unknown): number {
  if (typeof value === 'number') return 1
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce((sum: number, it) => sum + countNumbers(it), 0)
}
