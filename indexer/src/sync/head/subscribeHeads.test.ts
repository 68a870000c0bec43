import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { subscribeHeads } from './subscribeHeads.ts'

let server: WebSocketServer
let url: string
let answer: (socket: WebSocket, id: number) => void

beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
  server.on('connection', (socket) =>
    socket.on('message', (data) => answer(socket, JSON.parse(String(data)).id)),
  )
})

afterEach(() => {
  for (const client of server.clients) client.terminate()
  server.close()
})

const notice = (subscription: string) =>
  JSON.stringify({ method: 'eth_subscription', params: { subscription, result: {} } })

test('default', async () => {
  answer = (socket, id) => {
    socket.send(JSON.stringify({ id, result: '0x1' }))
    socket.send(notice('0x1'))
  }
  const heard = await new Promise((resolve) => {
    void subscribeHeads(url)({ onHead: () => resolve('head'), onEnd: () => resolve('end') })
  })
  expect(heard).toBe('head')
})

test('behavior: F81 a notice of another subscription, or no JSON, is none; a cut is the end', async () => {
  answer = (socket, id) => {
    socket.send(JSON.stringify({ id, result: '0x1' }))
    socket.send(notice('0x2'))
    socket.send('{')
    socket.close()
  }
  const heard = await new Promise((resolve) => {
    void subscribeHeads(url)({ onHead: () => resolve('head'), onEnd: () => resolve('end') })
  })
  expect(heard).toBe('end')
})

test('error: WireError F81', async () => {
  answer = (socket, id) =>
    socket.send(JSON.stringify({ id, error: { code: -32601, message: 'no subscriptions' } }))
  const listener = { onHead: () => undefined, onEnd: () => undefined }
  await expect(subscribeHeads(url)(listener)).rejects.toThrow('no subscriptions')
  await expect(subscribeHeads('ws://127.0.0.1:9/KEY')(listener)).rejects.toThrow(/ECONNREFUSED/)
})
