import type { KeyOf, RowOf, RowReader, RowWrite, TableShape, VenueTables } from '@crossmargin/core'
import { createRecent, type Recent } from './createRecent.ts'

/** One row of an overlay: the same value for as long as it is written and not settled. */
export type OverlayRow = { row: Row | undefined }

/** A deployment's rows with the writes of a step on top, before they are committed. */
export type OverlayRows = RowReader & {
  /** Puts a row on top; from now on every read sees it. @returns which row it is. */
  put(write: RowWrite): OverlayRow
  /** What was put is stored now: it is remembered as what was read, as long as there is room. */
  settle(): void
}

/** Rows remembered of each table, twice over at most: some tens of MiB of the widest tables. */
const rememberedRows = 40_000

type Row = RowOf<TableShape>

type Table = {
  readonly keys: readonly string[]
  /** Written and not settled: never forgotten. */
  readonly above: Map<unknown, OverlayRow>
  readonly recent: Recent<OverlayRow>
}

/**
 * Lays uncommitted writes over stored rows, and remembers what was read and written.
 *
 * It may live from step to step, because nobody else writes the rows of a chain while it is indexed.
 * It must be dropped when a commit fails, and after every rollback.
 *
 * @param parameters.tables the venue's tables: their key columns name and order rows.
 * @param parameters.below the rows as stored.
 */
export function createOverlayRows(parameters: {
  readonly tables: VenueTables
  readonly below: RowReader
  readonly capacity?: number
}): OverlayRows {
  const { tables, below, capacity = rememberedRows } = parameters
  const opened = new Map<string, Table>()
  const tableOf = (name: string): Table => {
    let table = opened.get(name)
    if (table === undefined) {
      const keys = Object.keys(tables[name]?.key ?? {})
      table = { keys, above: new Map(), recent: createRecent(capacity) }
      opened.set(name, table)
    }
    return table
  }
  return {
    get(name, key) {
      const { keys, above, recent } = tableOf(name)
      const rowName = nameOf(keys, key as Values)
      let entry = recent.get(rowName) ?? above.get(rowName)
      if (entry === undefined) {
        // Missing rows are remembered too: most first events of an account ask for one that is not.
        entry = { row: below.get(name, key) as Row | undefined }
        recent.set(rowName, entry)
      }
      return entry.row as never
    },
    list(name, leadingKey) {
      const { keys, above } = tableOf(name)
      const stored = below.list(name, leadingKey) as readonly Row[]
      if (above.size === 0) return stored as never
      const merged = new Map(stored.map((row) => [nameOf(keys, row), row]))
      for (const [rowName, { row }] of above)
        if (row !== undefined && isUnder(row, leadingKey)) merged.set(rowName, row)
      return [...merged.values()].sort((a, b) => compareKeys(keys, a, b)) as never
    },
    put({ table: name, row }) {
      const { keys, above, recent } = tableOf(name)
      const rowName = nameOf(keys, row as Values)
      let entry = above.get(rowName)
      if (entry === undefined) {
        entry = recent.get(rowName) ?? { row: undefined }
        above.set(rowName, entry)
        recent.set(rowName, entry)
      }
      entry.row = row as Row
      return entry
    },
    settle() {
      for (const { above } of opened.values()) above.clear()
    },
  }
}

type Values = { readonly [column: string]: unknown }

/** A key of one column is its own name: to write another text for each read would cost more. */
function nameOf(keys: readonly string[], row: Values | KeyOf<TableShape>): unknown {
  const values = row as Values
  const [first] = keys
  if (first === undefined) return ''
  if (keys.length === 1) return values[first]
  let name = ''
  for (const column of keys) name += `|${values[column]}`
  return name
}

function isUnder(row: Values, leadingKey: Values): boolean {
  return Object.entries(leadingKey).every(([column, value]) => row[column] === value)
}

/** The store's order: numbers by size, hexadecimal of one length and text by their characters. */
function compareKeys(keys: readonly string[], a: Values, b: Values): number {
  for (const column of keys) {
    const left = a[column] as bigint | number | string
    const right = b[column] as bigint | number | string
    if (left < right) return -1
    if (left > right) return 1
  }
  return 0
}
