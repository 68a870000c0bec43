import { statfsSync } from 'node:fs'
import { StoreOpenError } from '../../errors/storeOpenError.ts'

/** Linux's magic numbers of file systems whose locks and shared memory do not reach other machines. */
const networkFilesystems: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB 2'],
])

/**
 * Refuses a directory on a network disk: WAL needs memory that all its readers share.
 *
 * @param directory.filesystemType as statfs says it; asked of the system when absent.
 * @throws StoreOpenError for a disk known to be on a network. Elsewhere than on Linux none is known.
 */
export function assertLocalDisk(directory: {
  readonly path: string
  readonly filesystemType?: number
}): void {
  const type = directory.filesystemType ?? statfsSync(directory.path).type
  // The type is a signed number on some systems; its 32 bits are what is defined.
  const name = networkFilesystems.get(type >>> 0)
  if (name === undefined) return
  throw new StoreOpenError({
    path: directory.path,
    reason: `it is on a network disk (${name}), where SQLite's locks cannot be trusted`,
    remedy: 'Put the store on a local disk.',
  })
}
