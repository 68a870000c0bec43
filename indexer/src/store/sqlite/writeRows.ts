import { assertInvariant, type ColumnValue, InvariantError } from '@crossmargin/core'
import type { ScopedWrite } from '../store.ts'
import { encodeColumn, type SqlValue } from './codec/columnCodec.ts'
import type { Connection } from './connection/openConnection.ts'
import type { DeploymentIds } from './deploymentIds.ts'
import type { VenueCatalog, VenueColumn, VenueTable } from './venueTable.ts'

/** What a batch writes, and up to which block only the last version matters. */
type WriteRowsParameters = {
  readonly catalog: VenueCatalog
  readonly deploymentIds: DeploymentIds
  readonly writes: readonly ScopedWrite[]
  /** Versions superseded at or before this block are not kept: nobody may ask for them or undo to them. */
  readonly finalUpToNumber: number
}

/**
 * Writes rows as versions: closes the current one at a block and opens the next there.
 *
 * A whole batch is folded per row first, so that each touched row is read once and each version that
 * lasts is written once, however often the row changed. Rows are then written in the order of their
 * keys, so that neighbours in an index are written one after the other.
 */
export function writeRows(connection: Connection, parameters: WriteRowsParameters): void {
  const { finalUpToNumber } = parameters
  for (const pending of foldWrites(parameters)) {
    const [only] = pending.versions
    const isFinal = pending.versions.length === 1 && only !== undefined
    if (isFinal && only.blockNumber <= finalUpToNumber) saveFinal(connection, pending, only)
    else savePending(connection, { pending, finalUpToNumber })
  }
}

/**
 * Writes rows as they are at the head, whose own versions are written already.
 *
 * A version that began at the head is set right in place: a block has one version of a row.
 */
export function writeRowsAtHead(
  connection: Connection,
  parameters: Omit<WriteRowsParameters, 'finalUpToNumber'> & { readonly headNumber: number },
): void {
  const { headNumber } = parameters
  for (const { table, place, versions } of foldWrites({ ...parameters, finalUpToNumber: -1 })) {
    const values = versions.at(-1)?.values ?? []
    const stored = connection.get<[number, ...SqlValue[]]>(table.sql.getHead, ...place)
    if (stored !== undefined && areEqual(stored.slice(1), values)) continue
    const [from] = (stored && connection.get<[number]>(table.sql.startOf, stored[0])) ?? []
    if (stored !== undefined && from === headNumber) {
      connection.run(table.sql.overwrite, ...values, stored[0])
      continue
    }
    if (stored !== undefined) connection.run(table.sql.close, headNumber, stored[0])
    connection.run(table.sql.insert, ...place, headNumber, ...values)
  }
}

type Version = { readonly blockNumber: number; readonly values: readonly SqlValue[] }

/** One row and the versions a batch gives it, ascending. */
type PendingRow = {
  readonly table: VenueTable
  /** Chain, deployment and key, as bound. */
  readonly place: readonly SqlValue[]
  readonly versions: Version[]
}

function foldWrites(parameters: WriteRowsParameters): readonly PendingRow[] {
  const { catalog, deploymentIds, writes, finalUpToNumber } = parameters
  const pendings = new Map<string, PendingRow>()
  let blockNumber = 0
  for (const scoped of writes) {
    assertInvariant(scoped.blockNumber >= blockNumber, 'the writes of a batch ascend by block')
    blockNumber = scoped.blockNumber
    const { deployment, write } = scoped
    const table = catalog.find(deployment.venue, write.table)
    const key = encodeAll({ table, columns: table.key, row: write.row })
    const place = [deployment.chainId, deploymentIds.require(deployment), ...key]
    const name = nameOf(table, place)
    let pending = pendings.get(name)
    if (pending === undefined) {
      pending = { table, place, versions: [] }
      pendings.set(name, pending)
    }
    const { versions } = pending
    if (blockNumber <= finalUpToNumber) versions.length = 0
    else if (versions.at(-1)?.blockNumber === blockNumber) versions.pop()
    versions.push({
      blockNumber,
      values: encodeAll({ table, columns: table.values, row: write.row }),
    })
  }
  return [...pendings].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pending]) => pending)
}

/**
 * Writes the last state of a row that nobody may ask the earlier ones of, in one statement. Where the
 * row is there already, its version goes on from where it began: only its values are touched, and no
 * index.
 */
function saveFinal(
  connection: Connection,
  { table, place }: PendingRow,
  { blockNumber, values }: Version,
): void {
  connection.run(table.sql.upsertFinal, ...place, blockNumber, ...values)
}

function savePending(
  connection: Connection,
  {
    pending,
    finalUpToNumber,
  }: {
    readonly pending: PendingRow
    readonly finalUpToNumber: number
  },
): void {
  const { table, place, versions } = pending
  const stored = connection.get<[number, ...SqlValue[]]>(table.sql.getHead, ...place)
  let current = stored && { id: stored[0], values: stored.slice(1) }
  for (const { blockNumber, values } of versions) {
    if (current !== undefined && areEqual(current.values, values)) continue
    if (current !== undefined && blockNumber <= finalUpToNumber) {
      connection.run(table.sql.overwrite, ...values, current.id)
      current = { id: current.id, values: [...values] }
      continue
    }
    if (current !== undefined) connection.run(table.sql.close, blockNumber, current.id)
    const id = connection.run(table.sql.insert, ...place, blockNumber, ...values)
    current = { id, values: [...values] }
  }
}

function encodeAll(parameters: {
  readonly table: VenueTable
  readonly columns: readonly VenueColumn[]
  readonly row: { readonly [column: string]: ColumnValue }
}): readonly SqlValue[] {
  const { table, columns, row } = parameters
  const encoded: SqlValue[] = []
  for (const { name, kind } of columns) {
    const value = row[name]
    if (value === undefined)
      throw new InvariantError({ invariant: `a row of ${table.sqlName} has its column "${name}"` })
    encoded.push(encodeColumn(kind, value))
  }
  return encoded
}

/** Lengths keep two texts from running into each other; bytes and texts of one length order rows. */
function nameOf(table: VenueTable, place: readonly SqlValue[]): string {
  let name = table.sqlName
  for (const value of place) {
    const text = Buffer.isBuffer(value) ? value.toString('latin1') : String(value)
    name += `|${text.length}:${text}`
  }
  return name
}

function areEqual(left: readonly SqlValue[], right: readonly SqlValue[]): boolean {
  return left.every((value, index) => {
    const other = right[index]
    return Buffer.isBuffer(value) && Buffer.isBuffer(other) ? value.equals(other) : value === other
  })
}
