import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { createSocketWire } from './socketWire.ts'
import type { Wire } from './wire.ts'

type Request = { readonly id: number; readonly method: string }

let server: WebSocketServer
let wire: Wire
let opened: WebSocket[] = []
let answer: (request: Request, socket: WebSocket) => object | undefined

beforeEach(async () => {
  opened = []
  answer = ({ method }) => ({ result: method })
  server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  server.on('connection', (socket) => {
    opened.push(socket)
    socket.on('message', (data) => {
      const request = JSON.parse(String(data)) as Request
      const reply = answer(request, socket)
      if (reply !== undefined) socket.send(JSON.stringify({ id: request.id, ...reply }))
    })
  })
  const { port } = server.address() as AddressInfo
  wire = createSocketWire({ url: `ws://127.0.0.1:${port}`, timeoutMs: 300, maxBytes: 10_000 })
})

afterEach(async () => {
  wire.close()
  for (const socket of opened) socket.terminate()
  server.close()
  await once(server, 'close')
})

const send = (method: string) => wire.send({ method, params: [] })

test('default: one socket for all calls, opened with the first', async () => {
  expect(opened).toEqual([])
  const methods = ['eth_chainId', 'eth_blockNumber', 'eth_gasPrice']
  expect(await Promise.all(methods.map(send))).toEqual(methods)
  expect(await send('eth_call')).toBe('eth_call')
  expect(opened).toHaveLength(1)
})

test('behavior: a socket that was closed is opened anew', async () => {
  await send('eth_chainId')
  answer = (_, socket) => void socket.terminate()
  await expect(send('eth_call')).rejects.toMatchObject({ facts: { noticed: 'connection' } })
  answer = ({ method }) => ({ result: method })
  expect(await send('eth_call')).toBe('eth_call')
  expect(opened).toHaveLength(2)
})

test('error: WireError of a refusal, of silence, and of nobody there', async () => {
  answer = () => ({ error: { code: -32_000, message: 'header not found' } })
  await expect(send('eth_call')).rejects.toMatchObject({
    facts: { code: -32_000, text: 'header not found' },
  })
  answer = () => undefined
  await expect(send('eth_call')).rejects.toMatchObject({ facts: { noticed: 'timeout' } })
  const nobody = createSocketWire({ url: 'ws://127.0.0.1:1', timeoutMs: 300, maxBytes: 1_000 })
  await expect(nobody.send({ method: 'eth_call', params: [] })).rejects.toMatchObject({
    facts: { noticed: 'connection', code: 'ECONNREFUSED' },
  })
})
