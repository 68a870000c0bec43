import { InvariantError } from '@crossmargin/core'
import Database from 'better-sqlite3'
import { StoreCorruptError } from '../../errors/storeCorruptError.ts'
import { StoreOpenError } from '../../errors/storeOpenError.ts'
import { StoreWriteError } from '../../errors/storeWriteError.ts'

/**
 * Says what an error of SQLite means for whoever uses the store.
 *
 * @param context.path the file, for people to find it.
 * @returns a typed error; an error that is not SQLite's comes back as it is.
 */
export function toStoreError(error: unknown, context: { readonly path: string }): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  const { path } = context
  const [, family = ''] = error.code.split('_')
  switch (family) {
    case 'CORRUPT':
    case 'NOTADB':
      return new StoreCorruptError({ path, reason: error.message, cause: error })
    case 'CANTOPEN':
      return new StoreOpenError({
        path,
        reason: error.message,
        remedy: 'Check that the directory exists and that this user may write to it.',
        cause: error,
      })
    case 'CONSTRAINT':
      return new InvariantError({
        invariant: `what is written to the store fits its tables (${error.message})`,
        cause: error,
      })
    default:
      return new StoreWriteError({ path, code: error.code, cause: error })
  }
}
