import { afterEach, expect, test } from 'vitest'
import { cannedPortfolio, cannedUpdate } from '../../test/cannedPortfolio.ts'
import {
  type CannedServer,
  openCannedServer,
  sendEvents,
  sendJson,
} from '../../test/cannedServer.ts'
import { createGraphqlClient } from './createGraphqlClient.ts'

const soon = { timeout: 5_000 }
let server: CannedServer | undefined
afterEach(() => server?.close())

async function clientOf(data: object) {
  server = await openCannedServer((_request, response) => sendJson(response, { data }))
  return createGraphqlClient({ url: server.url })
}

test('default', async () => {
  const client = await clientOf({ portfolio: cannedPortfolio() })
  const portfolio = await client.portfolio({ owners: ['0x01'], asOf: { time: 1_700_000_000 } })
  expect(portfolio.enforced.bindingAccount).toEqual({ id: 'a', healthFactor: 1.2 })
  expect(server?.requests[0]?.variables).toEqual({
    owners: ['0x01'],
    asOf: { time: 1_700_000_000 },
  })
})

test('behavior: lists, chains, one account and the server', async () => {
  const accounts = await clientOf({ marginAccounts: { totalCount: 0, nodes: [] } })
  expect(await accounts.marginAccounts({ first: 5 })).toEqual({ totalCount: 0, nodes: [] })
  expect(await accounts.marginAccounts()).toEqual({ totalCount: 0, nodes: [] })
  expect(server?.requests.map(({ variables }) => variables)).toEqual([{ first: 5 }, {}])
  await server?.close()
  const others = await clientOf({
    chains: [{ chainId: 1 }],
    _meta: { version: '1' },
    marginAccount: null,
  })
  expect(await others.chains()).toEqual([{ chainId: 1 }])
  expect(await others.meta()).toEqual({ version: '1' })
  expect(await others.marginAccount({ id: 'x' })).toBeNull()
})

test('behavior: a fetch of one’s own carries every request', async () => {
  server = await openCannedServer((request, response) => {
    const isStream = request.query.includes('subscription')
    if (isStream) sendEvents(response, [cannedUpdate('c1')])
    else sendJson(response, { data: { chains: [] } })
  })
  const urls: string[] = []
  const client = createGraphqlClient({
    url: server.url,
    fetch: (url, init) => {
      urls.push(url)
      return fetch(url, init)
    },
  })
  await client.chains()
  const cursors: string[] = []
  const stop = client.watchPortfolio({
    owners: [],
    onUpdate: ({ cursor }) => cursors.push(cursor),
  })
  await expect.poll(() => cursors, soon).toEqual(['c1'])
  stop()
  expect(urls).toEqual([server.url, server.url])
})
