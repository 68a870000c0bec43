import type { LogLevel } from '../config/config.ts'
import { UsageError } from '../errors/usageError.ts'

const levels: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'silent']

/**
 * Decides how much is logged: `CROSSMARGIN_LOG` goes before the configuration.
 *
 * @throws UsageError when the environment names no level.
 */
export function logLevel(
  environment: { readonly [name: string]: string | undefined },
  configured: LogLevel = 'info',
): LogLevel {
  const { CROSSMARGIN_LOG: text } = environment
  if (text === undefined || text === '') return configured
  const level = levels.find((candidate) => candidate === text.toLowerCase())
  if (level !== undefined) return level
  throw new UsageError(
    `CROSSMARGIN_LOG is ${JSON.stringify(text)}, but a level is one of ${levels.join(', ')}; set one of those.`,
  )
}
