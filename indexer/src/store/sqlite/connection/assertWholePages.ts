import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { StoreCorruptError } from '../../errors/storeCorruptError.ts'

/**
 * Refuses a file that was cut in the middle of a page, as a copy that ran out of space leaves it.
 *
 * SQLite reads what is missing of the last page as zeros, and does not notice when the zeros fall on
 * values: balances would become nothing, in silence. A file with a log of writes beside it is let
 * through: there a torn page is what a crash leaves, and the log mends it.
 *
 * @throws StoreCorruptError
 */
export function assertWholePages(path: string): void {
  if (!existsSync(path)) return
  const wal = statSync(`${path}-wal`, { throwIfNoEntry: false })
  if (wal !== undefined && wal.size > 0) return
  const { size } = statSync(path)
  // Whatever is too short for a header is SQLite's to judge.
  if (!statSync(path).isFile() || size < 100) return
  const pageSize = readPageSize(path)
  if (pageSize < 512 || size % pageSize === 0) return
  throw new StoreCorruptError({
    path,
    reason: `it ends in the middle of a page, after ${size} bytes, and so was cut short`,
  })
}

/** Bytes 16 and 17 of the header; 1 stands for 65536. */
function readPageSize(path: string): number {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(2)
    readSync(file, bytes, 0, 2, 16)
    const value = bytes.readUInt16BE()
    return value === 1 ? 65_536 : value
  } finally {
    closeSync(file)
  }
}
