import { DemoUnavailableError } from '../errors/demoUnavailableError.ts'
import type { CliContext } from './cliContext.ts'

/**
 * Loads the local chains that the demo runs on.
 *
 * @param specifier held in a variable so that no bundler follows it: the package is private and not
 * part of what is published.
 * @throws DemoUnavailableError where it is not there, or is there as sources that cannot be run.
 */
export async function importWorld(
  specifier = '@crossmargin/world',
): ReturnType<CliContext['importWorld']> {
  try {
    return (await import(specifier)) as Awaited<ReturnType<CliContext['importWorld']>>
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    const isAbsent = code === 'ERR_MODULE_NOT_FOUND' || code === 'ERR_UNKNOWN_FILE_EXTENSION'
    throw isAbsent ? new DemoUnavailableError({ cause }) : cause
  }
}
