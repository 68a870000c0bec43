import { redactSecrets } from '@crossmargin/adapters'
import { BaseError, InvariantError } from '@crossmargin/core'
import { type ExitCode, exitCodes } from '../errors/exitCode.ts'
import { OperatingError } from '../errors/operatingError.ts'
import type { CliContext } from './cliContext.ts'

/**
 * Says on stderr what went wrong: one sentence, and the remedy below it. Never a stack trace, unless
 * `CROSSMARGIN_DEBUG=1` asks for it.
 *
 * @returns the exit code.
 */
export function reportError(
  error: unknown,
  { stderr, environment }: Pick<CliContext, 'stderr' | 'environment'>,
): ExitCode {
  const { CROSSMARGIN_DEBUG: debug } = environment
  const isDebugging = debug !== undefined && debug !== '' && debug !== '0'
  const text = isDebugging ? stackOf(error) : sentencesOf(error)
  stderr.write(`${redactSecrets(`crossmargin: ${text}`)}\n`)
  return exitCodeOf(error)
}

function sentencesOf(error: unknown): string {
  if (error instanceof BaseError && !(error instanceof InvariantError)) {
    return [error.shortMessage, ...error.metaMessages.map((line) => `  ${line}`)].join('\n')
  }
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const [first = ''] = said.split('\n')
  return `unexpected error: ${first.replace(/\.$/, '')} (run again with CROSSMARGIN_DEBUG=1 for the stack, and please report it).`
}

function stackOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error)) return String(error)
  const own = error.stack ?? `${error.name}: ${error.message}`
  if (error.cause === undefined || depth > 8) return own
  return `${own}\ncaused by ${stackOf(error.cause, depth + 1)}`
}

/** An error of ours that has no code of its own: one to retry is a node's, another the user's. */
function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof OperatingError) return error.exitCode
  if (error instanceof BaseError && !(error instanceof InvariantError)) {
    return error.retryable ? exitCodes.rpc : exitCodes.usage
  }
  return exitCodes.unexpected
}
