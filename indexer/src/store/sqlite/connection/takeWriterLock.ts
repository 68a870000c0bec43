import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { assertInvariant } from '@crossmargin/core'
import Database from 'better-sqlite3'
import { StoreLockedError } from '../../errors/storeLockedError.ts'
import { StoreOpenError } from '../../errors/storeOpenError.ts'
import { toStoreError } from './toStoreError.ts'

/** The right to write to a store, for as long as it is held. */
export type WriterLock = { release(): void }

/** Two writers starting at once may take turns at signing the lock before one holds it. */
const signingAttempts = 20

/**
 * Takes the right to write to a store.
 *
 * A small database beside the store holds a write transaction open for ever. The operating system
 * ends it with the process, whatever kills it, so there is never a stale lock to delete. Readers are
 * let through, and so the row that says who holds it can be shown to the next who asks.
 *
 * @throws StoreLockedError when another process, or another store in this one, holds it.
 * @throws StoreOpenError when the directory is missing or cannot be written.
 */
export function takeWriterLock(path: string): WriterLock {
  const lockPath = `${path}-writer`
  const database = openLock(lockPath)
  try {
    holdLock(database, path)
  } catch (error) {
    database.close()
    throw toStoreError(error, { path: lockPath })
  }
  return { release: () => void database.close() }
}

function holdLock(database: Database.Database, path: string): void {
  const token = randomUUID()
  for (let attempt = 0; attempt < signingAttempts; attempt += 1) {
    begin(database, path)
    sign(database, token)
    database.exec('COMMIT')
    // Between the two transactions another may have signed: whoever's name is there then holds it.
    begin(database, path)
    if (database.prepare('SELECT token FROM writer').pluck().get() === token) return
    database.exec('ROLLBACK')
  }
  throw new StoreLockedError({ path, holder: holderOf(database) })
}

function begin(database: Database.Database, path: string): void {
  try {
    database.exec('BEGIN IMMEDIATE')
  } catch (error) {
    if (!isBusy(error)) throw error
    throw new StoreLockedError({ path, holder: holderOf(database) })
  }
}

function sign(database: Database.Database, token: string): void {
  database.exec(`CREATE TABLE IF NOT EXISTS writer (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    token TEXT NOT NULL,
    pid INTEGER NOT NULL,
    host TEXT NOT NULL,
    since TEXT NOT NULL
  ) STRICT`)
  database
    .prepare(`INSERT OR REPLACE INTO writer VALUES (1, ?, ?, ?, datetime('now') || ' UTC')`)
    .run(token, process.pid, hostname())
}

function holderOf(database: Database.Database): string {
  try {
    const holder = database
      .prepare(`SELECT 'process ' || pid || ' on ' || host || ' since ' || since FROM writer`)
      .pluck()
      .get()
    return typeof holder === 'string' ? holder : 'a process that is just starting'
  } catch (error) {
    // While the holder signs, its name cannot be read, and at first there is no table of names.
    assertInvariant(error instanceof Database.SqliteError, 'only SQLite fails while reading a name')
    return 'a process that is just starting'
  }
}

function openLock(lockPath: string): Database.Database {
  try {
    return new Database(lockPath, { timeout: 200 })
  } catch (error) {
    throw new StoreOpenError({
      path: lockPath,
      reason: error instanceof Error ? error.message : String(error),
      remedy: 'Check that the directory exists and that this user may write to it.',
      cause: error,
    })
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
}
