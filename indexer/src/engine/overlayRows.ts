import type { KeyOf, RowOf, RowReader, RowWrite, TableShape, VenueTables } from '@crossmargin/core'

/** A deployment's rows with the writes of a step on top, before they are committed. */
export type OverlayRows = RowReader & {
  /** Puts a row on top; from now on every read sees it. */
  put(write: RowWrite): void
}

/**
 * Lays uncommitted writes over stored rows.
 *
 * @param parameters.tables the venue's tables: their key columns name and order rows.
 * @param parameters.below the rows as stored.
 */
export function createOverlayRows(parameters: {
  readonly tables: VenueTables
  readonly below: RowReader
}): OverlayRows {
  const { tables, below } = parameters
  const above = new Map<string, Map<string, RowOf<TableShape>>>()
  const loaded = new Map<string, RowOf<TableShape> | undefined>()
  return {
    get(table, key) {
      const name = keyText(tables, table, key)
      const written = above.get(table)?.get(name)
      if (written !== undefined) return written as never
      // Missing rows are remembered too: most first events of an account ask for a row that is not.
      const loadedName = `${table}|${name}`
      if (!loaded.has(loadedName)) loaded.set(loadedName, below.get(table, key))
      return loaded.get(loadedName) as never
    },
    list(table, leadingKey) {
      const written = above.get(table)
      const stored = below.list(table, leadingKey) as readonly RowOf<TableShape>[]
      if (written === undefined) return stored as never
      const merged = new Map(stored.map((row) => [keyText(tables, table, row), row]))
      for (const [name, row] of written) if (isUnder(row, leadingKey)) merged.set(name, row)
      const keys = keyColumns(tables, table)
      return [...merged.values()].sort((a, b) => compareKeys(keys, a, b)) as never
    },
    put({ table, row }) {
      const rows = above.get(table) ?? new Map<string, RowOf<TableShape>>()
      above.set(table, rows)
      rows.set(keyText(tables, table, row), row as RowOf<TableShape>)
    },
  }
}

type Values = { readonly [column: string]: unknown }

function keyColumns(tables: VenueTables, table: string): readonly string[] {
  return Object.keys(tables[table]?.key ?? {})
}

function keyText(tables: VenueTables, table: string, row: KeyOf<TableShape>): string {
  const values = row as Values
  return keyColumns(tables, table)
    .map((column) => String(values[column]))
    .join('|')
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
