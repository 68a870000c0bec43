import type { RowReader, RowWrite, VenueTables } from '@crossmargin/core'

/** Rows in memory: what was last written under a key. */
export type MemoryRows = {
  readonly reader: RowReader
  write(change: RowWrite): void
  /** The same rows, to be written to without a trace here. */
  copy(): MemoryRows
}

type LooseRow = { readonly [column: string]: unknown }
type StoredTables = Map<string, Map<string, LooseRow>>

/** Creates rows for a venue's tables, empty or with what another stored. */
export function createMemoryRows(
  tables: VenueTables,
  stored: StoredTables = new Map(),
): MemoryRows {
  const rowsOf = (table: string): Map<string, LooseRow> => {
    const rows = stored.get(table) ?? new Map<string, LooseRow>()
    stored.set(table, rows)
    return rows
  }
  const columnsOf = (table: string): readonly string[] => Object.keys(tables[table]?.key ?? {})
  const keyOf = (table: string, row: LooseRow): string =>
    columnsOf(table)
      .map((column) => sortable(row[column]))
      .join('|')
  return {
    write: ({ table, row }) => {
      rowsOf(table).set(keyOf(table, row), row)
    },
    copy: () => createMemoryRows(tables, new Map([...stored].map(([at, of]) => [at, new Map(of)]))),
    reader: {
      get: (table, key) => rowsOf(table).get(keyOf(table, key)) as never,
      list: (table, leadingKey) =>
        [...rowsOf(table)]
          .filter(([, row]) =>
            Object.entries(leadingKey).every(([column, value]) => row[column] === value),
          )
          .sort(([left], [right]) => (left < right ? -1 : 1))
          .map(([, row]) => row) as never,
    },
  }
}

/** Numbers padded, so that text order is number order. */
function sortable(value: unknown): string {
  return typeof value === 'bigint' || typeof value === 'number'
    ? String(value).padStart(78, '0')
    : String(value)
}
