import type { KeyOf, RowOf, RowReader, RowWrite, TableShape, VenueTables } from '@crossmargin/core'

/** A deployment's rows with the writes of a step on top, before they are committed. */
export type OverlayRows = RowReader & {
  /** Puts a row on top; from now on every read sees it. @returns the row's name among all rows. */
  put(write: RowWrite): string
  /** What was put is stored now: it is remembered as what was read, as long as there is room. */
  settle(): void
}

/** Rows remembered of one deployment, twice over at most: some 100 MiB of the widest tables. */
const rememberedRows = 60_000

type Row = RowOf<TableShape>

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
  const keys = new Map(Object.keys(tables).map((table) => [table, keyColumns(tables, table)]))
  const nameOf = (table: string, row: KeyOf<TableShape>): string =>
    rowName(table, keys.get(table) ?? [], row as Values)
  const above = new Map<string, Map<string, Row>>()
  const loaded = createRecent<Row | undefined>(capacity)
  return {
    get(table, key) {
      const name = nameOf(table, key)
      const written = above.get(table)?.get(name)
      if (written !== undefined) return written as never
      // Missing rows are remembered too: most first events of an account ask for a row that is not.
      if (!loaded.has(name)) loaded.set(name, below.get(table, key) as Row | undefined)
      return loaded.get(name) as never
    },
    list(table, leadingKey) {
      const written = above.get(table)
      const stored = below.list(table, leadingKey) as readonly Row[]
      if (written === undefined) return stored as never
      const merged = new Map(stored.map((row) => [nameOf(table, row), row]))
      for (const [name, row] of written) if (isUnder(row, leadingKey)) merged.set(name, row)
      const columns = keys.get(table) ?? []
      return [...merged.values()].sort((a, b) => compareKeys(columns, a, b)) as never
    },
    put({ table, row }) {
      const rows = above.get(table) ?? new Map<string, Row>()
      above.set(table, rows)
      const name = nameOf(table, row as Row)
      rows.set(name, row as Row)
      return name
    },
    settle() {
      for (const rows of above.values()) for (const [name, row] of rows) loaded.set(name, row)
      above.clear()
    },
  }
}

type Recent<value> = {
  has(name: string): boolean
  get(name: string): value | undefined
  set(name: string, value: value): void
}

/**
 * Remembers what was used of late, in two generations: when the young one is full it becomes the old
 * one, and what the old one held is forgotten unless it was used since. No list to keep in order.
 */
function createRecent<value>(capacity: number): Recent<value> {
  let young = new Map<string, value>()
  let old = new Map<string, value>()
  const set = (name: string, value: value): void => {
    if (young.size >= capacity) {
      old = young
      young = new Map()
    }
    young.set(name, value)
  }
  return {
    has: (name) => young.has(name) || old.has(name),
    get(name) {
      if (young.has(name)) return young.get(name)
      const value = old.get(name)
      if (old.has(name)) set(name, value as value)
      return value
    },
    set,
  }
}

type Values = { readonly [column: string]: unknown }

function keyColumns(tables: VenueTables, table: string): readonly string[] {
  return Object.keys(tables[table]?.key ?? {})
}

function rowName(table: string, columns: readonly string[], row: Values): string {
  let name = table
  for (const column of columns) name += `|${row[column]}`
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
