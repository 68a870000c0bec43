import type { Address } from '@crossmargin/core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type BankState, createBankAdapter } from '../../stand-in/bankAdapter.ts'
import { createBankStore } from '../../stand-in/bankStore.ts'
import {
  type FakeAnswer,
  type FakeNode,
  fakeHeader,
  startFakeNode,
} from '../../stand-in/fakeNode.ts'
import { createTestContext } from '../../stand-in/testContext.ts'
import { type ConfigFolder, writeBankConfig } from '../../stand-in/writeConfig.ts'
import { runCli } from '../runCli.ts'

const WAD = 10n ** 18n
const owners: readonly Address[] = [
  '0x00000000000000000000000000000000000000a1',
  '0x00000000000000000000000000000000000000a2',
  '0x00000000000000000000000000000000000000a3',
]
const [, second] = owners
const blocks = Array.from({ length: 100 }, (_, index) => ({
  chainId: 1,
  number: index + 1,
  hash: `0x${(index + 1).toString(16).padStart(64, '0')}` as const,
  timestampSeconds: 1_000 + index,
}))
const honest: BankState = { etherWad: 10n * WAD, debtWad: 7n * WAD }

let node: FakeNode
let folder: ConfigFolder
let call: FakeAnswer

beforeEach(async () => {
  call = () => '0x'
  node = await startFakeNode({
    eth_chainId: () => '0x1',
    eth_getBlockByNumber: () => fakeHeader(0, 1),
    eth_call: (params) => call(params),
  })
  folder = writeBankConfig({ alpha: { id: 1, rpc: [node.url] } })
})
afterEach(async () => {
  folder.remove()
  await node.close()
})

async function run(
  bank: Parameters<typeof createBankAdapter>[0],
  words: readonly string[] = [],
  held: Parameters<typeof createBankStore>[0] = { owners, blocks },
) {
  const { context, out, err } = createTestContext({
    adapters: [createBankAdapter(bank)],
    workingDirectory: folder.path,
    openReader: async () => createBankStore(held),
  })
  const exitCode = await runCli(['verify', ...words], context)
  return { exitCode, out: out(), err: err() }
}

test('default', async () => {
  const result = await run({ chain: () => honest, index: () => honest })
  expect(result).toMatchInlineSnapshot(`
    {
      "err": "Verifying bank on alpha…
    ",
      "exitCode": 0,
      "out": "✓ bank on alpha, 0x00000000000000000000000000000000000000b0: 3 accounts × 50 blocks, 4800 values compared, 0 differences

    4800 values compared, 0 differences.
    ",
    }
  `)
})

test('behavior: a wei in one account at one block is found, named and exits 4', async () => {
  const index = (owner: Address, { number }: { number: number }) =>
    owner === second && number === 100 ? { ...honest, debtWad: honest.debtWad + 1n } : honest
  const { exitCode, out } = await run({ chain: () => honest, index }, ['--blocks', '2'])
  expect(exitCode).toBe(4)
  expect(out).toMatchInlineSnapshot(`
    "✗ bank on alpha, 0x00000000000000000000000000000000000000b0: 3 accounts × 2 blocks, 192 values compared, 3 differences
        bank:1:0x00000000000000000000000000000000000000b0:0x00000000000000000000000000000000000000a2 at block 100: snapshot.state.debtWad is 7000000000000000001 in the index and 7000000000000000000 by the read route
        bank:1:0x00000000000000000000000000000000000000b0:0x00000000000000000000000000000000000000a2 at block 100: snapshot.debts[0].balanceRaw is 7000000000000000001 in the index and 7000000000000000000 by the read route
        bank:1:0x00000000000000000000000000000000000000b0:0x00000000000000000000000000000000000000a2 at block 100: answer.debt is 7000000000000000001 in the index and 7000000000000000000 by the contract

    192 values compared, 3 differences.
    "
  `)
})

test('behavior: accounts that one route lacks are differences, emptied ones are not', async () => {
  const gone = await run({ chain: () => undefined, index: () => honest }, ['--blocks=1', '--json'])
  expect(gone.exitCode).toBe(4)
  const [deployment] = JSON.parse(gone.out).deployments
  expect(deployment.differences.map(({ field }: { field: string }) => field)).toEqual([
    ...['account', 'answer.debt', 'account', 'answer.debt', 'account', 'answer.debt'],
  ])
  const empty = { etherWad: 0n, debtWad: 0n }
  const emptied = await run({ chain: () => undefined, index: () => empty }, ['--blocks=1'])
  expect(emptied.exitCode).toBe(0)
})

test('behavior: --accounts takes some, and the others are not missing', async () => {
  const bank = { chain: () => honest, index: () => honest }
  const { exitCode, out } = await run(bank, ['--accounts', '1', '--blocks', '3'])
  expect(exitCode).toBe(0)
  expect(out).toContain('1 accounts × 3 blocks')
})

test('behavior: a block the node cannot answer for is not verified', async () => {
  let refused: string | undefined
  // It goes on refusing the first block it was asked at, however often.
  call = (params) => {
    refused ??= JSON.stringify(params)
    if (JSON.stringify(params) === refused) throw new RangeError('missing trie node')
    return '0x'
  }
  const bank = { chain: () => honest, index: () => honest }
  const { exitCode, out } = await run(bank, ['--blocks', '2'])
  expect(exitCode).toBe(4)
  expect(out).toContain('no longer has this part of history')
})

test('behavior: nothing compared is not verified, and no node is 5', async () => {
  const bank = { chain: () => undefined, index: () => honest }
  expect((await run(bank, [], { owners: [], blocks })).exitCode).toBe(4)
  folder.remove()
  folder = writeBankConfig({ alpha: { id: 1, rpc: ['http://127.0.0.1:9/'] } })
  expect((await run(bank)).exitCode).toBe(5)
})

test('error: UsageError', async () => {
  const bank = { chain: () => undefined }
  const empty = await run(bank, [], { owners: [], blocks: [] })
  expect(empty.exitCode).toBe(2)
  expect(empty.err).toMatch(
    /^crossmargin: Nothing is indexed in .* yet\.\n {2}Let `crossmargin start`/,
  )
  expect((await run(bank, ['--blocks', 'all'])).err).toBe(
    'crossmargin: --blocks is "all", but it counts: write a whole number from 1 on.\n',
  )
})
