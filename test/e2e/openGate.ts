import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { World, WorldChain } from '@crossmargin/world'

/** Stands between an indexer and the nodes of a world, and holds its questions back at will. */
export type Gate = {
  urlOf(chain: WorldChain): string
  /**
   * Does something to the chains while nobody asks them anything.
   *
   * Anvil answers a question about its newest block from the block it is just making, if it is making
   * one: whoever compares every block lets it finish first.
   */
  closedWhile<result>(action: () => Promise<result>): Promise<result>
  /** The same, after so many more questions: in the middle of whatever the asker is about. */
  closedAfter<result>(questions: number, action: () => Promise<result>): Promise<result>
  close(): Promise<void>
}

/** Opens a gate before every node of a world. */
export async function openGate(world: Pick<World, 'chains'>): Promise<Gate> {
  const turnstile = createTurnstile()
  const servers = new Map<number, Server>()
  for (const { chainId, rpcUrl } of world.chains) {
    const server = createServer((request, response) => {
      bodyOf(request)
        .then((body) => turnstile.pass(() => post(rpcUrl, body)))
        .then(
          (text) => response.setHeader('content-type', 'application/json').end(text),
          () => response.destroy(),
        )
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    servers.set(chainId, server)
  }
  return {
    urlOf({ chainId }) {
      const { port } = (servers.get(chainId) as Server).address() as AddressInfo
      return `http://127.0.0.1:${port}`
    },
    closedWhile: (action) => turnstile.closedAfter(0, action),
    closedAfter: (questions, action) => turnstile.closedAfter(questions, action),
    async close() {
      for (const server of servers.values()) {
        server.closeAllConnections()
        server.close()
      }
    },
  }
}

type Turnstile = {
  pass<result>(action: () => Promise<result>): Promise<result>
  closedAfter<result>(questions: number, action: () => Promise<result>): Promise<result>
}

/** Lets everything pass at once, or nothing while something else is done. */
function createTurnstile(): Turnstile {
  const underWay = new Set<Promise<unknown>>()
  const isOpen = Promise.resolve()
  let opened: Promise<void> = isOpen
  let countdown: { left: number; readonly shut: () => void } | undefined
  return {
    async pass(action) {
      // What waited is let through one by one: the gate may have been shut again meanwhile.
      while (opened !== isOpen) await opened
      const passed = action()
      underWay.add(passed)
      if (countdown !== undefined) {
        countdown.left -= 1
        if (countdown.left <= 0) countdown.shut()
      }
      return passed.finally(() => underWay.delete(passed))
    },
    async closedAfter(questions, action) {
      let open: () => void = () => undefined
      const shut = () => {
        countdown = undefined
        opened = new Promise((resolve) => {
          open = resolve
        })
      }
      if (questions > 0)
        await new Promise<void>((resolve) => {
          countdown = {
            left: questions,
            shut: () => {
              shut()
              resolve()
            },
          }
        })
      else shut()
      try {
        await Promise.allSettled(underWay)
        return await action()
      } finally {
        opened = isOpen
        open()
      }
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

async function post(url: string, body: string): Promise<string> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(url, { method: 'POST', headers, body })
  return response.text()
}
