import { OperatingError } from './operatingError.ts'
import { PortInUseError } from './portInUseError.ts'
import { UsageError } from './usageError.ts'

/**
 * Turns what `server.listen` failed with into a sentence.
 *
 * @returns the typed error; the cause itself when it is none of those a configuration can cause.
 */
export function toListenError(
  cause: unknown,
  at: { readonly host: string; readonly port: number },
): unknown {
  if (cause instanceof OperatingError) return cause
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  switch (code) {
    case 'EADDRINUSE':
      return new PortInUseError({ port: at.port, cause })
    case 'EACCES':
      return new UsageError(
        `Port ${at.port} may not be opened by this user; set PORT to one above 1023.`,
        { cause },
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new UsageError(
        `api.host is "${at.host}", which is no address of this machine; write 127.0.0.1, or 0.0.0.0 for all.`,
        { cause },
      )
    default:
      return cause
  }
}
