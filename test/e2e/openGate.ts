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
  close(): Promise<void>
}

/** Opens a gate before every node of a world. */
export async function openGate(world: Pick<World, 'chains'>): Promise<Gate> {
  let opened: Promise<void> = Promise.resolve()
  const underWay = new Set<Promise<unknown>>()
  const forward = async (target: string, request: IncomingMessage): Promise<string> => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    await opened
    const headers = { 'content-type': 'application/json' }
    const asked = fetch(target, { method: 'POST', headers, body: Buffer.concat(parts) }).then(
      (response) => response.text(),
    )
    underWay.add(asked)
    return asked.finally(() => underWay.delete(asked))
  }
  const servers = new Map<number, Server>()
  for (const { chainId, rpcUrl } of world.chains) {
    const server = createServer((request, response) => {
      forward(rpcUrl, request).then(
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
      const { port } = servers.get(chainId)?.address() as AddressInfo
      return `http://127.0.0.1:${port}`
    },
    async closedWhile(action) {
      let open: () => void = () => undefined
      opened = new Promise((resolve) => {
        open = resolve
      })
      try {
        await Promise.allSettled(underWay)
        return await action()
      } finally {
        open()
      }
    },
    async close() {
      for (const server of servers.values()) {
        server.closeAllConnections()
        server.close()
      }
    },
  }
}
