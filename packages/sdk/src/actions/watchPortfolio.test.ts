import { defineChain, toHex } from 'viem'
import { afterEach, expect, test } from 'vitest'
import { alice, bank, bankAssets, bankRoot, bankViews } from '../../test/bankVenue.ts'
import { cannedUpdate } from '../../test/cannedPortfolio.ts'
import { type CannedServer, openCannedServer, sendEvents } from '../../test/cannedServer.ts'
import { createFakeNode, silence } from '../../test/createFakeNode.ts'
import { NoOwnersError } from '../read/errors/noOwnersError.ts'
import type { PortfolioUpdate } from '../watch/portfolioUpdate.ts'
import { type WatchPortfolioParameters, watchPortfolio } from './watchPortfolio.ts'

const soon = { timeout: 20_000 }
const nativeCurrency = { name: 'Ether', symbol: 'ETH', decimals: 18 }
const views = bankViews([[alice, { ethers: 10n, dollars: 8_000n }]])

let server: CannedServer | undefined
const stops: (() => void)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) stop()
  await server?.close()
})

/** A chain whose head a test moves, and may silence. */
function chainOf(id: number) {
  const state = { number: 1, fork: 0, isSilent: false }
  const intercept = () => (state.isSilent ? silence() : undefined)
  const head = () => ({
    number: toHex(state.number),
    hash: toHex(BigInt(id * 1_000 + state.number) * 10n + BigInt(state.fork), { size: 32 }),
  })
  const node = createFakeNode({ chainId: id, views, head, intercept })
  const rpcUrls = { default: { http: [] } }
  const chain = defineChain({ id, name: `chain-${id}`, nativeCurrency, rpcUrls })
  return { state, methods: node.methods, client: { ...node.client, chain, pollingInterval: 10 } }
}

function watch(
  chains: readonly ReturnType<typeof chainOf>[],
  more: Partial<WatchPortfolioParameters> = {},
) {
  const updates: PortfolioUpdate[] = []
  const deployments = chains.map(({ client }) => ({
    venue: 'bank',
    chainId: client.chain.id,
    root: bankRoot,
    startBlock: 1,
  }))
  const assets = chains.flatMap(({ client }) => bankAssets(client.chain.id))
  const clients = chains.map(({ client }) => client)
  const stop = watchPortfolio(
    { clients, deployments, assets, adapters: [bank] },
    { owners: [alice], onUpdate: (update) => updates.push(update), timeoutMs: 150, ...more },
  )
  stops.push(stop)
  const vectors = () =>
    updates.map(({ portfolio }) => portfolio.blocks.map(({ chainId, number }) => [chainId, number]))
  return { updates, vectors, stop }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

test('default: the present state, then that of every new block, and of one replaced', async () => {
  const chain = chainOf(1)
  const { updates, vectors } = watch([chain])
  await expect.poll(vectors, soon).toEqual([[[1, 1]]])
  await pause(100)
  expect(updates).toHaveLength(1)
  chain.state.number = 2
  await expect.poll(vectors, soon).toEqual([[[1, 1]], [[1, 2]]])
  chain.state.fork = 1
  await expect.poll(vectors, soon).toEqual([[[1, 1]], [[1, 2]], [[1, 2]]])
  expect(new Set(updates.map(({ cursor }) => cursor)).size).toBe(3)
  expect(updates[0]?.portfolio.enforced.bindingAccount?.healthFactor).toBe(2)
})

test('behavior: a chain that hangs is a gap in bounded time, and delays the others once', async () => {
  const [kept, lost] = [chainOf(1), chainOf(2)]
  lost.state.isSilent = true
  const before = performance.now()
  const { updates, vectors } = watch([kept, lost])
  await expect.poll(vectors, soon).toEqual([[[1, 1]]])
  expect(performance.now() - before).toBeLessThan(5_000)
  expect(updates[0]?.portfolio.gaps).toContainEqual(
    expect.objectContaining({ kind: 'chain-unreachable', chainId: 2, effect: 'part-missing' }),
  )
  await pause(400)
  const asked = lost.methods.length
  kept.state.number = 2
  await expect.poll(() => updates.length, soon).toBe(2)
  // Only its own poll asks it: no reading waited for it.
  expect(lost.methods.length - asked).toBeLessThan(20)
  lost.state.isSilent = false
  await expect
    .poll(() => vectors().at(-1), soon)
    .toEqual([
      [1, 2],
      [2, 1],
    ])
  lost.state.isSilent = true
  await expect.poll(() => vectors().at(-1), soon).toEqual([[1, 2]])
})

test('behavior: readings never overlap, and a slow one is followed by the newest state', async () => {
  const chain = chainOf(1)
  let running = 0
  let most = 0
  const slow: typeof bank = {
    ...bank,
    read: async (client, parameters) => {
      running += 1
      most = Math.max(most, running)
      await pause(60)
      running -= 1
      return bank.read(client, parameters)
    },
  }
  const seen: number[] = []
  const stop = watchPortfolio(
    {
      clients: [chain.client],
      adapters: [slow],
      assets: bankAssets(1),
      deployments: [{ venue: 'bank', chainId: 1, root: bankRoot, startBlock: 1 }],
    },
    {
      owners: [alice],
      onUpdate: ({ portfolio }) => seen.push(portfolio.blocks[0]?.number ?? 0),
    },
  )
  stops.push(stop)
  await expect.poll(() => seen.length, soon).toBe(1)
  for (let number = 2; number <= 30; number += 1) {
    chain.state.number = number
    await pause(5)
  }
  await expect.poll(() => seen.at(-1), soon).toBe(30)
  expect(most).toBe(1)
  expect(seen.length).toBeLessThan(30)
  expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b))
})

test('behavior: nothing is called or asked after it was stopped, by hand or by a signal', async () => {
  for (const isBySignal of [true, false]) {
    const chain = chainOf(1)
    const controller = new AbortController()
    const { updates, stop } = watch([chain], { signal: controller.signal })
    await expect.poll(() => updates.length, soon).toBe(1)
    if (isBySignal) controller.abort()
    else stop()
    await pause(50)
    const asked = chain.methods.length
    chain.state.number = 2
    await pause(80)
    expect([updates.length, chain.methods.length]).toEqual([1, asked])
  }
})

test('behavior: a signal that is aborted already asks nothing', async () => {
  const chain = chainOf(1)
  watch([chain], { signal: AbortSignal.abort() })
  await pause(50)
  expect(chain.methods).toEqual([])
})

test('behavior: it goes on from a cursor', async () => {
  const chain = chainOf(1)
  const first = watch([chain])
  await expect.poll(() => first.updates.length, soon).toBe(1)
  const after = first.updates[0]?.cursor ?? ''
  const second = watch([chain], { after })
  await pause(100)
  expect(second.updates).toEqual([])
  chain.state.number = 2
  await expect.poll(second.vectors, soon).toEqual([[[1, 2]]])
})

test('behavior: a server is followed with the same parameters', async () => {
  server = await openCannedServer((_request, response) =>
    sendEvents(response, [cannedUpdate('c1'), cannedUpdate('c2')]),
  )
  const cursors: string[] = []
  const controller = new AbortController()
  watchPortfolio(
    { url: server.url },
    {
      owners: [alice],
      onUpdate: ({ cursor }) => cursors.push(cursor),
      signal: controller.signal,
    },
  )
  await expect.poll(() => cursors, soon).toEqual(['c1', 'c2'])
  controller.abort()
  expect(server.requests).toHaveLength(1)
})

test('error: NoOwnersError', () => {
  const asked = { owners: [], onUpdate: () => undefined }
  expect(() => watchPortfolio({ url: 'http://server/graphql' }, asked)).toThrow(NoOwnersError)
  expect(() => watch([chainOf(1)], asked)).toThrow(NoOwnersError)
})
