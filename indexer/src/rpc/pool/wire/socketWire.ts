import { type OpenSocketParameters, openSocket, type RpcSocket } from './openSocket.ts'
import type { Wire } from './wire.ts'

/** Opens the way to a node over a WebSocket, which is opened when it is first needed, and again. */
export function createSocketWire(
  parameters: Pick<OpenSocketParameters, 'url' | 'timeoutMs' | 'maxBytes'>,
): Wire {
  let opening: Promise<RpcSocket> | undefined
  let socket: RpcSocket | undefined
  const open = async (): Promise<RpcSocket> => {
    try {
      socket = await openSocket(parameters)
      return socket
    } finally {
      opening = undefined
    }
  }
  return {
    async send(call) {
      if (socket?.isOpen() === true) return socket.request(call)
      opening ??= open()
      return (await opening).request(call)
    },
    close: () => socket?.close(),
  }
}
