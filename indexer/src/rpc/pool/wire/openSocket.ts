import WebSocket from 'ws'
import { timeoutFacts } from './postJson.ts'
import type { RpcCall } from './wire.ts'
import { WireError } from './wireError.ts'

/** An open WebSocket to a node. */
export type RpcSocket = {
  request(call: RpcCall): Promise<unknown>
  isOpen(): boolean
  close(): void
}

/** How a socket is opened, and who hears of what comes unasked. */
export type OpenSocketParameters = {
  readonly url: string
  readonly timeoutMs: number
  readonly maxBytes: number
  /** A message that answers no request: a subscription's. */
  readonly onNotice?: (params: unknown) => void
  /** Once, when the socket is gone, whoever closed it. */
  readonly onClose?: () => void
}

type Pending = {
  readonly timer: NodeJS.Timeout
  resolve(result: unknown): void
  reject(error: unknown): void
}

/**
 * Opens a WebSocket; it is never reopened behind anybody's back.
 *
 * @throws WireError when it does not open in time.
 */
export async function openSocket(parameters: OpenSocketParameters): Promise<RpcSocket> {
  const { url, timeoutMs, maxBytes, onNotice, onClose } = parameters
  const socket = new WebSocket(url, { maxPayload: maxBytes, handshakeTimeout: timeoutMs })
  const pending = new Map<unknown, Pending>()
  let lastId = 0
  socket.on('message', (data) => {
    const message = parseMessage(String(data))
    if (message === undefined) return
    const waiting = pending.get(message.id)
    if (waiting === undefined) {
      if (message.method === 'eth_subscription') onNotice?.(message.params)
      return
    }
    pending.delete(message.id)
    clearTimeout(waiting.timer)
    if (message.error !== undefined) waiting.reject(new WireError(factsOf(message.error)))
    else waiting.resolve(message.result)
  })
  socket.once('close', () => {
    for (const { timer, reject } of pending.values()) {
      clearTimeout(timer)
      reject(new WireError({ noticed: 'connection', text: 'the connection was closed' }))
    }
    pending.clear()
    onClose?.()
  })
  await untilOpen(socket)
  return {
    isOpen: () => socket.readyState === WebSocket.OPEN,
    // Said good-bye to nobody: a node that hangs would not answer it either.
    close: () => socket.terminate(),
    request: (call) =>
      new Promise((resolve, reject) => {
        lastId += 1
        const id = lastId
        const timer = setTimeout(() => {
          pending.delete(id)
          reject(new WireError(timeoutFacts(timeoutMs)))
        }, timeoutMs)
        pending.set(id, { timer, resolve, reject })
        socket.send(JSON.stringify({ jsonrpc: '2.0', id, ...call }))
      }),
  }
}

async function untilOpen(socket: WebSocket): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve)
    // Stays for good: an error that nobody listens to would end the program.
    socket.on('error', (error) => {
      const { code } = error as { readonly code?: string }
      const facts = { noticed: 'connection' as const, text: error.message }
      reject(new WireError(code === undefined ? facts : { ...facts, code }))
    })
  })
}

type Message = {
  readonly id?: unknown
  readonly method?: unknown
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: unknown
}

/** A message that is no JSON answers nothing; whoever waits for one is told so by its timeout. */
function parseMessage(text: string): Message | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch (error) {
    void error
    return undefined
  }
}

function factsOf(error: unknown): WireError['facts'] {
  const { code, message } = (error ?? {}) as { readonly [key: string]: unknown }
  return { text: String(message ?? ''), ...(typeof code === 'number' ? { code } : {}) }
}
