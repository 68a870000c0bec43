import { Writable } from 'node:stream'
import { redactSecrets } from '@crossmargin/adapters'
import { type DestinationStream, type Logger, pino } from 'pino'
import pretty from 'pino-pretty'
import type { LogLevel } from '../config/config.ts'
import { serializeError } from './serializeError.ts'

/** Where the log goes, and how much of it. */
export type CreateLoggerParameters = {
  readonly level: LogLevel
  readonly stream: {
    write(text: string): unknown
    /** People read a terminal; anything else gets JSON, a line each. */
    readonly isTTY?: boolean
  }
}

/**
 * Creates the program's logger. It goes to stderr: stdout is for data.
 *
 * Every finished line is redacted, whatever put a URL into it; errors under `err` and `error` are
 * written by {@link serializeError}.
 */
export function createLogger({ level, stream }: CreateLoggerParameters): Logger {
  const redacting: DestinationStream = {
    write: (line) => {
      stream.write(redactSecrets(line))
    },
  }
  const options = {
    level,
    base: null,
    serializers: { err: serializeError, error: serializeError },
  }
  if (stream.isTTY !== true) return pino(options, redacting)
  const prettified = pretty({
    colorize: true,
    singleLine: true,
    translateTime: 'SYS:HH:MM:ss',
    destination: new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        redacting.write(chunk.toString('utf8'))
        done()
      },
    }),
  })
  return pino(options, prettified)
}
