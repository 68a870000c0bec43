import {
  assertInvariant,
  type ColumnValue,
  type DeploymentKey,
  type Hex,
  type RowReader,
} from '@crossmargin/core'
import { AsOfOutOfRangeError } from '../errors/asOfOutOfRangeError.ts'
import { decodeColumn, encodeColumn, type SqlValue } from './codec/columnCodec.ts'
import type { Connection } from './connection/openConnection.ts'
import type { DeploymentIds } from './deploymentIds.ts'
import { loadCheckpoint } from './storedChain.ts'
import type { VenueCatalog, VenueTable } from './venueTable.ts'

/** Whose rows, and as of which block; at the head when none is given. */
type ReadRowsParameters = {
  readonly catalog: VenueCatalog
  readonly deploymentIds: DeploymentIds
  readonly deployment: DeploymentKey
  readonly asOfNumber: number | undefined
}

/**
 * Reads one deployment's rows as they stood after a block.
 *
 * @throws AsOfOutOfRangeError, at once or at a later read, for a block whose versions are not kept.
 */
export function readRows(connection: Connection, parameters: ReadRowsParameters): RowReader {
  const { catalog, deploymentIds, deployment, asOfNumber } = parameters
  const { chainId, venue } = deployment
  const end = asOfNumber === undefined ? [] : [asOfNumber, asOfNumber]
  // Asked again at every read: a reader that is kept may be overtaken by pruning or undoing.
  const assertRange = (): void => {
    if (asOfNumber !== undefined) assertAsOf(connection, { chainId, asOfNumber })
  }
  assertRange()
  let id: number | undefined
  const toScope = (name: string): { table: VenueTable; scope: SqlValue[] } | undefined => {
    assertRange()
    const table = catalog.find(venue, name)
    id ??= deploymentIds.find(deployment)
    return id === undefined ? undefined : { table, scope: [chainId, id] }
  }
  return {
    get: (name, key) => {
      const place = toScope(name)
      if (place === undefined) return undefined
      const { table, scope } = place
      const keyValues = encodeKey(table, { key, count: table.key.length })
      const sql = asOfNumber === undefined ? table.sql.getHead : table.sql.getAsOf
      const values = connection.get(sql, ...scope, ...keyValues, ...end)
      return values === undefined ? undefined : (toGotRow(table, { key, values }) as never)
    },
    list: (name, leadingKey) => {
      const place = toScope(name)
      if (place === undefined) return []
      const { table, scope } = place
      const count = countLeading(table, leadingKey)
      const keyValues = encodeKey(table, { key: leadingKey, count })
      const sql = (asOfNumber === undefined ? table.sql.listHead : table.sql.listAsOf)[count]
      assertInvariant(sql !== undefined, 'a table can be listed by each of its leading keys')
      const rows = connection.list(sql, ...scope, ...keyValues, ...end)
      return rows.map((values) => toListedRow(table, values) as never)
    },
  }
}

type Key = { readonly [column: string]: ColumnValue | undefined }

function assertAsOf(
  connection: Connection,
  { chainId, asOfNumber }: { readonly chainId: number; readonly asOfNumber: number },
): void {
  const checkpoint = loadCheckpoint(connection, chainId)
  const headNumber = checkpoint?.head.number
  const retainedFromNumber = checkpoint?.retainedFromNumber ?? 0
  const isKept =
    headNumber !== undefined && asOfNumber >= retainedFromNumber && asOfNumber <= headNumber
  if (!isKept)
    throw new AsOfOutOfRangeError({ chainId, asOfNumber, retainedFromNumber, headNumber })
}

function encodeKey(
  table: VenueTable,
  { key, count }: { readonly key: Key; readonly count: number },
): readonly SqlValue[] {
  return table.key.slice(0, count).map(({ name, kind }) => encodeColumn(kind, key[name]))
}

/** A key that skips a column would silently list more than was asked for. */
function countLeading(table: VenueTable, leadingKey: Key): number {
  const given = Object.keys(leadingKey).filter((name) => leadingKey[name] !== undefined)
  const leading = table.key.slice(0, given.length).map(({ name }) => name)
  assertInvariant(
    leading.length === given.length && leading.every((name) => given.includes(name)),
    `${table.sqlName} is listed by its leading key columns, not by ${given.join(', ')}`,
  )
  return given.length
}

type Row = { [column: string]: ColumnValue }

/** The key as it was asked for, hexadecimal in lower case, and the values after the row's id. */
function toGotRow(
  table: VenueTable,
  { key, values }: { readonly key: Key; readonly values: readonly SqlValue[] },
): Row {
  const row: Row = {}
  for (const { name, kind } of table.key) {
    const value = key[name] ?? null
    row[name] = typeof value === 'string' && kind !== 'text' ? (value.toLowerCase() as Hex) : value
  }
  for (const [index, { name, kind }] of table.values.entries())
    row[name] = decodeColumn(kind, values[index + 1] ?? null)
  return row
}

function toListedRow(table: VenueTable, values: readonly SqlValue[]): Row {
  const row: Row = {}
  for (const [index, { name, kind }] of table.key.entries())
    row[name] = decodeColumn(kind, values[index] ?? null)
  for (const [index, { name, kind }] of table.values.entries())
    row[name] = decodeColumn(kind, values[table.key.length + index] ?? null)
  return row
}
