import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PortInUseError } from '../../errors/portInUseError.ts'
import { createBankAdapter } from '../../stand-in/bankAdapter.ts'
import { createBankStore } from '../../stand-in/bankStore.ts'
import { type FakeNode, fakeHeader, startFakeNode } from '../../stand-in/fakeNode.ts'
import { createTestContext } from '../../stand-in/testContext.ts'
import { type ConfigFolder, writeBankConfig } from '../../stand-in/writeConfig.ts'
import { createChainStatusBoard } from '../../store/chainStatus.ts'
import { runCli } from '../runCli.ts'

let node: FakeNode
let folder: ConfigFolder

beforeEach(async () => {
  node = await startFakeNode({
    eth_chainId: () => '0x1',
    eth_getBlockByNumber: () => fakeHeader(0, 1),
  })
  folder = writeBankConfig({ alpha: { id: 1, rpc: [node.url] } })
})
afterEach(async () => {
  folder.remove()
  await node.close()
})

const adapters = [createBankAdapter({ chain: () => undefined })]

test('default', async () => {
  let isClosed = false
  const { context, out, err, abort } = createTestContext({
    adapters,
    workingDirectory: folder.path,
    startServer: async ({ config, version }) => {
      expect([config.chains[0]?.name, version]).toEqual(['alpha', '1.2.3'])
      return {
        url: 'http://127.0.0.1:4000',
        store: createBankStore({ owners: [], blocks: [] }),
        statuses: createChainStatusBoard([]),
        failed: new Promise(() => {}),
        settled: async () => {},
        close: async () => {
          isClosed = true
        },
      }
    },
  })
  const running = runCli(['start', '--json'], context)
  while (err() === '') await sleep(5)
  expect(JSON.parse(out())).toEqual({ url: 'http://127.0.0.1:4000' })
  expect(err()).toBe(
    'Page: http://127.0.0.1:4000/\nGraphQL: http://127.0.0.1:4000/graphql\nCtrl-C ends it.\n',
  )
  abort()
  expect([await running, isClosed]).toEqual([0, true])
})

test('error: PortInUseError', async () => {
  const { context, err } = createTestContext({
    adapters,
    workingDirectory: folder.path,
    startServer: async () => {
      throw new PortInUseError({ port: 4000 })
    },
  })
  expect(await runCli(['start'], context)).toBe(2)
  expect(err()).toBe(
    'crossmargin: Port 4000 is in use, perhaps another crossmargin runs; stop it or set PORT to another one.\n',
  )
})
