import { once } from 'node:events'
import { createServer } from 'node:net'
import { toListenError } from '../../errors/toListenError.ts'

/**
 * Makes sure that a port can be listened on, before minutes are spent on what it is wanted for.
 *
 * @throws PortInUseError, UsageError
 */
export async function assertPortFree(at: {
  readonly host: string
  readonly port: number
}): Promise<void> {
  const server = createServer()
  try {
    server.listen(at.port, at.host)
    await once(server, 'listening')
  } catch (cause) {
    throw toListenError(cause, at)
  } finally {
    server.close()
  }
}
