import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Config } from '../../config/config.ts'
import { AlreadyRunningError } from '../../errors/alreadyRunningError.ts'
import { PortInUseError } from '../../errors/portInUseError.ts'
import { createBankAdapter } from '../../stand-in/bankAdapter.ts'
import { createBankStore } from '../../stand-in/bankStore.ts'
import { type FakeNode, fakeHeader, startFakeNode } from '../../stand-in/fakeNode.ts'
import { createStandInWorld, type StandInWorld } from '../../stand-in/standInWorld.ts'
import { createTestContext, type TestContext } from '../../stand-in/testContext.ts'
import { createChainStatusBoard } from '../../store/chainStatus.ts'
import type { CliContext } from '../cliContext.ts'
import type { BootWorld } from '../demo/world.ts'
import { runDemo } from './demo.ts'

const WAD = 10n ** 18n

let node: FakeNode
let lockDirectory = ''
let world: StandInWorld
let served: Config | undefined
let isServerClosed = false

beforeEach(async () => {
  node = await startFakeNode({
    eth_chainId: () => '0x1',
    eth_getBlockByNumber: () => fakeHeader(100, 1_800_000_000),
    eth_call: () => '0x',
  })
  lockDirectory = mkdtempSync(join(tmpdir(), 'crossmargin-demo-test-'))
  world = createStandInWorld(node.url)
  served = undefined
  isServerClosed = false
})
afterEach(async () => {
  rmSync(lockDirectory, { recursive: true, force: true })
  await node.close()
})

const bootWorld: BootWorld = async ({ genesisTimestamp, onProgress }) => {
  onProgress?.({ kind: 'compile', label: 'aave', done: 1, total: 2 })
  onProgress?.({ kind: 'deploy', label: 'alpha', done: 1, total: 9 })
  onProgress?.({ kind: 'history', label: `from ${genesisTimestamp}`, done: 80, total: 80 })
  return world
}

const startServer: CliContext['startServer'] = async ({ config }) => {
  served = config
  return {
    url: 'http://127.0.0.1:4321',
    store: createBankStore({ owners: [], blocks: [] }),
    statuses: createChainStatusBoard([{ chainId: 1, name: 'alpha' }]),
    failed: new Promise(() => {}),
    settled: async () => {},
    close: async () => {
      isServerClosed = true
    },
  }
}

function demoContext(change: Partial<CliContext> = {}): TestContext {
  return createTestContext({
    adapters: [
      createBankAdapter({ chain: () => ({ etherWad: 10n * WAD, debtWad: 12_000n * WAD }) }),
    ],
    importWorld: async () => ({ bootWorld }),
    startServer,
    environment: { PORT: '0' },
    ...change,
  })
}

async function untilDrifting(): Promise<void> {
  while (world.drifts.length === 0) await sleep(5)
}

test('default', async () => {
  const { context, out, err, abort } = demoContext()
  const running = runDemo(context, { isJson: false, lockDirectory })
  await untilDrifting()
  expect(out()).toContain('Bank  alpha WETH/DAI NORMAL  1.333')
  expect(err()).toContain(
    'Page:     http://127.0.0.1:4321/?owners=0x00000000000000000000000000000000000000a1\nGraphQL:  http://127.0.0.1:4321/graphql',
  )
  for (const step of ['Compile', 'Deploy', 'Play thirty days', 'Index']) {
    expect(err()).toContain(step)
  }
  expect(served).toMatchObject({
    api: { port: 0 },
    chains: [{ name: 'alpha', id: 1 }],
    deployments: [{ venue: 'bank', chainId: 1, startBlock: 3 }],
    assets: [
      { factor: 'ETH', isPegged: false },
      { factor: 'USD', isPegged: true },
    ],
  })
  expect(world.drifts).toEqual([1_800_000_000])
  abort()
  expect(await running).toBe(0)
  expect([world.isClosed(), isServerClosed]).toEqual([true, true])
  expect(existsSync(served?.databasePath ?? '')).toBe(false)
  expect(existsSync(join(lockDirectory, 'crossmargin-demo.lock'))).toBe(false)
})

test('behavior: --json puts the report on stdout, and nothing else', async () => {
  const { context, out, abort } = demoContext()
  const running = runDemo(context, { isJson: true, lockDirectory })
  await untilDrifting()
  abort()
  await running
  expect(JSON.parse(out()).enforced.accounts).toHaveLength(1)
})

test('behavior: Ctrl-C while the world boots ends the demo at once', async () => {
  const { context, abort } = demoContext({
    importWorld: async () => ({ bootWorld: () => new Promise(() => {}) }),
  })
  const running = runDemo(context, { isJson: false, lockDirectory })
  await sleep(20)
  abort()
  expect(await running).toBe(0)
})

test('behavior: a world that fails is the error, and everything is closed', async () => {
  const { context } = demoContext({
    startServer: async () => {
      throw new PortInUseError({ port: 4000 })
    },
  })
  await expect(runDemo(context, { isJson: false, lockDirectory })).rejects.toThrow(PortInUseError)
  expect(world.isClosed()).toBe(true)
})

test('error: AlreadyRunningError', async () => {
  const { context, abort } = demoContext()
  const running = runDemo(context, { isJson: false, lockDirectory })
  await untilDrifting()
  const second = runDemo(demoContext().context, { isJson: false, lockDirectory })
  await expect(second).rejects.toBeInstanceOf(AlreadyRunningError)
  abort()
  await running
})

test('error: PortInUseError before anything is compiled, DemoUnavailableError outside of a clone', async () => {
  const port = new URL(node.url).port
  const taken = demoContext({ environment: { PORT: port } })
  await expect(runDemo(taken.context, { isJson: false, lockDirectory })).rejects.toMatchObject({
    exitCode: 2,
    shortMessage: `Port ${port} is in use, perhaps another crossmargin runs; stop it or set PORT to another one.`,
  })
  const { context } = createTestContext({ environment: { PORT: '0' } })
  await expect(runDemo(context, { isJson: false, lockDirectory })).rejects.toMatchObject({
    name: 'DemoUnavailableError',
  })
  const wrong = demoContext({ environment: { PORT: 'http' } })
  await expect(runDemo(wrong.context, { isJson: false, lockDirectory })).rejects.toThrow(
    'The demo: PORT in the environment is "http", but a port is a whole number',
  )
})
