import { assertInvariant } from '@crossmargin/core'
import Database from 'better-sqlite3'
import { StoreOpenError } from '../../errors/storeOpenError.ts'
import type { SqlValue } from '../codec/columnCodec.ts'
import { toStoreError } from './toStoreError.ts'

/** The one way to SQLite: statements are prepared once, rows are tuples, errors are the store's. */
export type Connection = {
  readonly path: string
  get<row extends readonly SqlValue[]>(
    sql: string,
    ...parameters: readonly SqlValue[]
  ): row | undefined
  list<row extends readonly SqlValue[]>(
    sql: string,
    ...parameters: readonly SqlValue[]
  ): readonly row[]
  /** Rows one by one, for results too large to hold. */
  each<row extends readonly SqlValue[]>(
    sql: string,
    ...parameters: readonly SqlValue[]
  ): IterableIterator<row>
  /** @returns the row id of an insert. */
  run(sql: string, ...parameters: readonly SqlValue[]): number
  /** Runs statements without parameters or results. */
  execute(sql: string): void
  /** Runs an action in one transaction that sees one moment. Inside another, it joins that one. */
  read<result>(action: () => result): result
  /** Runs an action in one transaction that is kept whole, or not at all when it throws. */
  write<result>(action: () => result): result
  close(): void
}

/** The first SQLite without the corruption of resetting WAL files under two connections. */
const oldestSafeVersion = [3, 51, 3] as const

const bothPragmas = [
  'busy_timeout = 5000',
  'foreign_keys = ON',
  'trusted_schema = OFF',
  'cell_size_check = ON',
  'mmap_size = 0',
  'temp_store = MEMORY',
  'cache_size = -65536',
]

/**
 * `synchronous` is set at every open, because its default depends on who opened the file before.
 * FULL always, batches of a backfill included, because a commit waits for the disk once however much
 * it carries. Measured on two shared cores: a commit of five rows takes 0.6 ms with FULL (3 ms while
 * others keep the disk busy) and 0.3 ms with NORMAL; one of 10,000 rows takes 0.25 to 0.35 s with
 * either. The checkpoint is in the same transaction, so NORMAL would lose nothing that is not indexed
 * again; where it could be used, in a backfill, it gains nothing.
 */
const writerPragmas = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'wal_autocheckpoint = 1000',
  'journal_size_limit = 67108864',
]

/** Opens the file for its one writer; makes it when there is none. */
export function openWriterConnection(path: string): Connection {
  const database = openDatabase(path, { timeout: 5000 })
  return guardOpening(database, () => {
    for (const pragma of [...bothPragmas, ...writerPragmas]) database.pragma(pragma)
    assertWal(database)
    return toConnection(database)
  })
}

/**
 * Opens a file that lives no longer than this process: losing it in a crash loses nothing, so no
 * write waits for the disk. An empty path is a file that SQLite makes, hides and deletes itself.
 */
export function openScratchConnection(path: string): Connection {
  const database = openDatabase(path, { timeout: 5000 })
  return guardOpening(database, () => {
    const own = ['journal_mode = MEMORY', 'synchronous = OFF', 'locking_mode = EXCLUSIVE']
    for (const pragma of [...bothPragmas, ...own]) database.pragma(pragma)
    return toConnection(database)
  })
}

/** Opens the file for reading only: nothing done with the connection can change it. */
export function openReaderConnection(path: string): Connection {
  const database = openDatabase(path, { readonly: true, fileMustExist: true, timeout: 5000 })
  return guardOpening(database, () => {
    for (const pragma of [...bothPragmas, 'query_only = ON']) database.pragma(pragma)
    assertWal(database)
    return toConnection(database)
  })
}

/** Wraps a database that is open and set up already. */
export function toConnection(database: Database.Database): Connection {
  const path = database.name
  const statements = new Map<string, Database.Statement>()
  function prepare(sql: string): Database.Statement {
    let statement = statements.get(sql)
    if (statement === undefined) {
      statement = database.prepare(sql)
      if (statement.reader) statement.raw()
      statements.set(sql, statement)
    }
    return statement
  }
  function guard<result>(action: () => result): result {
    try {
      return action()
    } catch (error) {
      throw toStoreError(error, { path })
    }
  }
  return {
    path,
    get: (sql, ...parameters) => guard(() => prepare(sql).get(...parameters) as never),
    list: (sql, ...parameters) => guard(() => prepare(sql).all(...parameters) as never),
    each: (sql, ...parameters) => guard(() => prepare(sql).iterate(...parameters) as never),
    // Written out: it is called for every row, and a closure for each call is felt.
    run: (sql, ...parameters) => {
      try {
        return Number(prepare(sql).run(...parameters).lastInsertRowid)
      } catch (error) {
        throw toStoreError(error, { path })
      }
    },
    execute: (sql) => guard(() => void database.exec(sql)),
    read: (action) => (database.inTransaction ? action() : transact(database, 'BEGIN', action)),
    write: (action) => {
      assertInvariant(!database.inTransaction, 'a write is not begun inside a transaction')
      // IMMEDIATE takes the write lock at once; a lock taken half-way could deadlock.
      return transact(database, 'BEGIN IMMEDIATE', action)
    },
    close: () => void database.close(),
  }
}

function transact<result>(
  database: Database.Database,
  begin: 'BEGIN' | 'BEGIN IMMEDIATE',
  action: () => result,
): result {
  try {
    database.exec(begin)
    const result = action()
    assertInvariant(!(result instanceof Promise), 'a transaction of the store does not wait')
    database.exec('COMMIT')
    return result
  } catch (error) {
    // A full disk has undone the transaction already; a second ROLLBACK would be an error.
    if (database.inTransaction) database.exec('ROLLBACK')
    throw toStoreError(error, { path: database.name })
  }
}

function openDatabase(path: string, options: Database.Options): Database.Database {
  try {
    return new Database(path, options)
  } catch (error) {
    throw new StoreOpenError({
      path,
      reason: error instanceof Error ? error.message : String(error),
      remedy:
        options.readonly === true
          ? 'Check the path, and that the indexer has been started on it once.'
          : 'Check that the directory exists and that this user may write to it.',
      cause: error,
    })
  }
}

function guardOpening(database: Database.Database, open: () => Connection): Connection {
  try {
    assertSafeVersion(database)
    return open()
  } catch (error) {
    database.close()
    throw toStoreError(error, { path: database.name })
  }
}

function assertSafeVersion(database: Database.Database): void {
  const version = String(database.prepare('SELECT sqlite_version()').pluck().get())
  const parts = version.split('.').map(Number)
  const difference = oldestSafeVersion
    .map((oldest, index) => (parts[index] ?? 0) - oldest)
    .find((step) => step !== 0)
  if ((difference ?? 0) >= 0) return
  throw new StoreOpenError({
    path: database.name,
    reason: `SQLite ${version} can corrupt a database that two connections use`,
    remedy: `Install better-sqlite3 with SQLite ${oldestSafeVersion.join('.')} or later.`,
  })
}

function assertWal(database: Database.Database): void {
  const mode = String(database.pragma('journal_mode', { simple: true }))
  if (mode === 'wal') return
  throw new StoreOpenError({
    path: database.name,
    reason: `its journal mode is "${mode}", not "wal"`,
    remedy: 'Put it on a local disk, and start the indexer on it once.',
  })
}
