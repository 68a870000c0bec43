import { encodeFunctionResult, multicall3Abi } from 'viem'
import { afterEach, expect, test } from 'vitest'
import { createBankAdapter } from '../../stand-in/bankAdapter.ts'
import {
  type FakeAnswer,
  type FakeNode,
  fakeHeader,
  startFakeNode,
} from '../../stand-in/fakeNode.ts'
import { createTestContext } from '../../stand-in/testContext.ts'
import { type ConfigFolder, writeBankConfig } from '../../stand-in/writeConfig.ts'
import { runCli } from '../runCli.ts'

let nodes: FakeNode[] = []
let folder: ConfigFolder | undefined

const healthy: { readonly [method: string]: FakeAnswer } = {
  eth_chainId: () => '0x1',
  eth_getBlockByNumber: () => fakeHeader(100, 1),
  eth_getLogs: () => [],
  eth_getCode: () => '0x6000',
  eth_call: () =>
    encodeFunctionResult({
      abi: multicall3Abi,
      functionName: 'aggregate3',
      result: [{ success: true, returnData: `0x${'1'.padStart(64, '0')}` }],
    }),
}

async function configure(
  answers: { readonly [method: string]: FakeAnswer },
  change: object = {},
): Promise<void> {
  const node = await startFakeNode(answers)
  nodes.push(node)
  folder = writeBankConfig({ alpha: { id: 1, rpc: [node.url] } }, change)
}

afterEach(async () => {
  folder?.remove()
  await Promise.all(nodes.map((node) => node.close()))
  folder = undefined
  nodes = []
})

async function run(words: readonly string[] = [], nodeVersion = '20.19.0') {
  const { context, out, err } = createTestContext({
    adapters: [createBankAdapter({ chain: () => undefined })],
    workingDirectory: folder?.path ?? '/nowhere',
    nodeVersion,
  })
  const exitCode = await runCli(['doctor', ...words], context)
  const text = out()
    .replaceAll(folder?.path ?? '/nowhere', '<folder>')
    .replace(/127\.0\.0\.1:\d+/g, '<node>')
  return { exitCode, out: text, err: err() }
}

test('default', async () => {
  await configure(healthy)
  const { exitCode, out, err } = await run()
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' })
  expect(`\n${out}`).toMatchInlineSnapshot(`
    "
    ✓ node: Node.js 20.19.0.
    ✓ configuration: 1 chains, 1 deployments.
    ✓ database: <folder>/crossmargin.sqlite is not there yet and can be made.
    ✓ chain alpha, http://<node>: answers for chain id 1.
    ✓ chain alpha, http://<node>: latest block is 100.
    ✓ chain alpha, http://<node>: finalized block is 100.
    ✓ chain alpha, http://<node>: eth_getLogs works, by range and by block hash.
    ✓ chain alpha, http://<node>: Multicall3 is there.
    ✓ chain alpha, http://<node>: eth_call works at a block hash.
    ✓ bank on alpha, 0x00000000000000000000000000000000000000b0: 1 contracts found from the root.

    All works.
    "
  `)
})

test('behavior: --json lists the same checks', async () => {
  await configure(healthy)
  const { out } = await run(['--json'])
  expect(JSON.parse(out).checks[0]).toEqual({
    subject: 'node',
    result: 'ok',
    message: 'Node.js 20.19.0.',
  })
})

test('behavior: what is missing is said with its remedy', async () => {
  const { eth_getCode, eth_getLogs, ...rest } = healthy
  await configure(
    { ...rest, eth_getCode: () => '0x' },
    {
      deployments: [
        { venue: 'bank', chain: 'alpha', root: '0x00000000000000000000000000000000000000b1' },
      ],
    },
  )
  const { exitCode, out } = await run([], '18.20.1')
  expect(exitCode).toBe(2)
  expect(`\n${out}`).toMatchInlineSnapshot(`
    "
    ✗ node: Node.js is 18.20.1, and 20.19 is the oldest that works.
      Install Node.js 20.19 or newer.
    ✓ configuration: 1 chains, 1 deployments.
    ✓ database: <folder>/crossmargin.sqlite is not there yet and can be made.
    ✓ chain alpha, http://<node>: answers for chain id 1.
    ✓ chain alpha, http://<node>: latest block is 100.
    ✓ chain alpha, http://<node>: finalized block is 100.
    ✗ chain alpha, http://<node>: refuses eth_getLogs: it does not offer this method ("the method eth_getLogs does not exist").
      Use a node or a plan that offers it.
    ✗ chain alpha, http://<node>: has no Multicall3 at 0xca11bde05977b3631167028862be2a173976ca11.
      Views are asked through it; a chain without it cannot be indexed yet.
    ✗ bank on alpha, 0x00000000000000000000000000000000000000b1: the root is not found to be one: 0x00000000000000000000000000000000000000b1 is no bank.
      Write the address of the bank itself as root.

    4 of 9 checks failed.
    "
  `)
})

test('behavior: nodes alone to blame is 5, a node of another chain is 2', async () => {
  folder = writeBankConfig({ alpha: { id: 1, rpc: ['http://127.0.0.1:9/SECRET'] } })
  const unreachable = await run()
  expect(unreachable.exitCode).toBe(5)
  expect(unreachable.out).not.toContain('SECRET')
  folder.remove()
  await configure({ ...healthy, eth_chainId: () => '0x2' })
  expect((await run()).exitCode).toBe(2)
})

test('behavior: a configuration that cannot be read is one of the checks', async () => {
  const { exitCode, out, err } = await run()
  expect({ exitCode, err }).toEqual({ exitCode: 2, err: '' })
  expect(out).toContain('✗ configuration: No configuration: looked for crossmargin.config.ts')
})
