import { createHash, type Hash } from 'node:crypto'
import { assertInvariant, type Hex } from '@crossmargin/core'
import type { SqlValue } from './codec/columnCodec.ts'
import type { Connection } from './connection/openConnection.ts'
import { loadCheckpoint } from './storedChain.ts'
import type { VenueCatalog } from './venueTable.ts'

/**
 * Hashes all derived state of a chain. To be called inside a transaction.
 *
 * Over the head, then per deployment in the order of venue and root: the current rows of each table in
 * key order, the accounts, the children. Left out is whatever depends on how the state was reached:
 * the store's own numbers, the blocks a version or an account began at (a backfill that looks at every
 * hundredth block sees an account later than one that looks at each), retention, and finality.
 *
 * @returns sha256, which Node feeds piece by piece; each value is preceded by its kind and length.
 * @throws InvariantError for a chain that was never committed to.
 */
export function digestChain(
  connection: Connection,
  { catalog, chainId }: { readonly catalog: VenueCatalog; readonly chainId: number },
): Hex {
  const checkpoint = loadCheckpoint(connection, chainId)
  assertInvariant(checkpoint !== undefined, `chain ${chainId} has something to digest`)
  const hash = createHash('sha256')
  hashTuple(hash, ['chain', chainId, checkpoint.head.number, checkpoint.head.hash])
  const deployments = connection.list<[number, string, Buffer]>(
    'SELECT id, venue, root FROM deployment WHERE chain_id = ? ORDER BY venue, root',
    chainId,
  )
  for (const [id, venue, root] of deployments) {
    hashTuple(hash, ['deployment', venue, root])
    for (const table of [...catalog.tables].sort((a, b) => (a.sqlName < b.sqlName ? -1 : 1))) {
      if (table.venue !== venue) continue
      hashTuple(hash, ['table', table.table, ...table.key.map(({ name }) => name)])
      hashTuple(hash, ['columns', ...table.values.map(({ name }) => name)])
      const sql = table.sql.listHead[0]
      assertInvariant(sql !== undefined, 'a table can be listed whole')
      hashEach(hash, connection.each(sql, chainId, id))
    }
    for (const [what, sql] of foundSql) {
      hashTuple(hash, [what])
      hashEach(hash, connection.each(sql, chainId, id))
    }
  }
  return `0x${hash.digest('hex')}`
}

const foundSql = [
  [
    'accounts',
    'SELECT owner, sub FROM account WHERE chain_id = ? AND deployment_id = ? ORDER BY owner, sub',
  ],
  [
    'children',
    'SELECT address, since_block FROM child WHERE chain_id = ? AND deployment_id = ? ORDER BY address',
  ],
] as const

function hashEach(hash: Hash, tuples: Iterable<readonly SqlValue[]>): void {
  for (const tuple of tuples) hashTuple(hash, tuple)
}

function hashTuple(hash: Hash, tuple: readonly SqlValue[]): void {
  hash.update(Buffer.concat([...tuple.map(toField), Buffer.from(';')]))
}

function toField(value: SqlValue): Buffer {
  if (value === null) return Buffer.from('n')
  const isBytes = Buffer.isBuffer(value)
  const bytes = isBytes ? value : Buffer.from(String(value))
  const kind = isBytes ? 'b' : typeof value === 'number' ? 'i' : 't'
  return Buffer.concat([Buffer.from(`${kind}${bytes.length}:`), bytes])
}
