import { accessSync, constants, existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { BaseError } from '@crossmargin/core'
import { StoreLockedError } from '../../store/errors/storeLockedError.ts'
import { takeWriterLock } from '../../store/sqlite/connection/takeWriterLock.ts'
import type { CliContext } from '../cliContext.ts'
import type { DoctorCheck } from './doctorCheck.ts'

const subject = 'database'

/** Checks that the database can be written, whether somebody writes to it, and that it is readable. */
export async function checkDatabase(
  path: string,
  { openReader }: Pick<CliContext, 'openReader'>,
): Promise<readonly DoctorCheck[]> {
  const isThere = existsSync(path)
  const writable = checkWritable(isThere ? path : dirname(path))
  if (writable.result === 'failed') return [writable]
  if (!isThere) {
    const message = `${path} is not there yet and can be made.`
    return [{ subject, result: 'ok', message }]
  }
  return [writable, checkLock(path), await checkReadable(path, openReader)]
}

function checkWritable(path: string): DoctorCheck {
  try {
    accessSync(path, constants.R_OK | constants.W_OK)
    return { subject, result: 'ok', message: `${path} can be read and written.` }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no access'
    return {
      subject,
      result: 'failed',
      fault: 'usage',
      message: `${path} cannot be read and written (${code}).`,
      remedy:
        'Make the folder, give this user the right to write there, or set another database path.',
    }
  }
}

/** A running indexer holds the lock, as it should: that is no fault, but a second one cannot start. */
function checkLock(path: string): DoctorCheck {
  try {
    takeWriterLock(path).release()
    return { subject, result: 'ok', message: 'Nobody writes to the database.' }
  } catch (error) {
    if (error instanceof StoreLockedError) {
      const message = error.shortMessage
      return { subject, result: 'warning', message, remedy: 'A second indexer needs another path.' }
    }
    return failedWith(error)
  }
}

async function checkReadable(
  path: string,
  openReader: CliContext['openReader'],
): Promise<DoctorCheck> {
  try {
    const store = await openReader(path)
    const chains = store.listChainIds().length
    store.close()
    return { subject, result: 'ok', message: `The database holds ${chains} indexed chains.` }
  } catch (error) {
    return failedWith(error)
  }
}

function failedWith(error: unknown): DoctorCheck {
  if (!(error instanceof BaseError)) throw error
  const [remedy] = error.metaMessages
  return {
    subject,
    result: 'failed',
    fault: 'usage',
    message: error.shortMessage,
    ...(remedy === undefined ? {} : { remedy }),
  }
}
