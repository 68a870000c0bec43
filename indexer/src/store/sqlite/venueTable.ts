import type { VenueAdapter } from '@crossmargin/adapters'
import { assertInvariant, type ColumnKind, type TableShape } from '@crossmargin/core'
import { toVenueTableSql, type VenueTableSql } from './venueTableSql.ts'

/** What the store must know of a venue: whose tables, and which. */
export type VenueSchema = Pick<VenueAdapter, 'id' | 'tables'>

/** A column by its name in memory and in SQL. */
export type VenueColumn = {
  readonly name: string
  readonly sqlName: string
  readonly kind: ColumnKind
}

/** One table of one venue, with every statement the store will ever run on it. */
export type VenueTable = {
  readonly venue: string
  readonly table: string
  readonly sqlName: string
  readonly key: readonly VenueColumn[]
  readonly values: readonly VenueColumn[]
  readonly sql: VenueTableSql
}

const ownColumns = new Set(['id', 'chain_id', 'deployment_id', 'valid_from', 'valid_to'])

/**
 * Names a venue's table and its columns in SQL.
 *
 * Names reach SQL text from here only, out of the adapters' own sources, and only when they are plain
 * words; values are always bound.
 *
 * @throws InvariantError for names that are not plain words or meet others, or a key that may be null.
 */
export function toVenueTable(parameters: {
  readonly venue: string
  readonly table: string
  readonly shape: TableShape
}): VenueTable {
  const { venue, table, shape } = parameters
  assertInvariant(/^[a-z][a-z0-9-]*$/.test(venue), `venue id "${venue}" is in kebab case`)
  assertInvariant(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(table), `table "${table}" is in snake case`)
  const sqlName = `${venue.replaceAll('-', '_')}__${table}`
  const key = toColumns(shape.key)
  const values = toColumns(shape.columns)
  for (const { name, kind } of key)
    assertInvariant(!kind.endsWith('?'), `key column "${name}" of ${sqlName} is never null`)
  const names = [...key, ...values].map((column) => column.sqlName)
  assertInvariant(
    new Set(names).size === names.length && !names.some((name) => ownColumns.has(name)),
    `the columns of ${sqlName} differ in snake case, from each other and from the store's own`,
  )
  return { venue, table, sqlName, key, values, sql: toVenueTableSql({ sqlName, key, values }) }
}

/** All tables of some venues, by venue and table. */
export type VenueCatalog = {
  readonly tables: readonly VenueTable[]
  /** @throws InvariantError for a table no adapter has. */
  find(venue: string, table: string): VenueTable
}

/** Names the tables of every venue given. */
export function toVenueCatalog(schemas: readonly VenueSchema[]): VenueCatalog {
  const tables = schemas.flatMap(({ id, tables }) =>
    Object.entries(tables).map(([table, shape]) => toVenueTable({ venue: id, table, shape })),
  )
  const byName = new Map(tables.map((table) => [`${table.venue}/${table.table}`, table]))
  assertInvariant(byName.size === tables.length, 'each venue is given to the store once')
  return {
    tables,
    find: (venue, name) => {
      const table = byName.get(`${venue}/${name}`)
      assertInvariant(table !== undefined, `venue "${venue}" has a table "${name}"`)
      return table
    },
  }
}

function toColumns(kinds: { readonly [column: string]: ColumnKind }): readonly VenueColumn[] {
  return Object.entries(kinds).map(([name, kind]) => {
    assertInvariant(/^[a-z][a-zA-Z0-9_]*$/.test(name), `column "${name}" is in camel case`)
    const sqlName = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    return { name, sqlName, kind }
  })
}
