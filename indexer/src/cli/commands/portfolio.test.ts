import { afterEach, beforeEach, expect, test } from 'vitest'
import { createBankAdapter } from '../../stand-in/bankAdapter.ts'
import { type FakeNode, fakeHeader, startFakeNode } from '../../stand-in/fakeNode.ts'
import { createTestContext } from '../../stand-in/testContext.ts'
import { type ConfigFolder, writeBankConfig } from '../../stand-in/writeConfig.ts'
import { runCli } from '../runCli.ts'

const now = 1_800_000_000
const owner = '0x00000000000000000000000000000000000000a1'
const WAD = 10n ** 18n

let nodes: FakeNode[] = []
let folder: ConfigFolder | undefined

async function node(chainId: number, headSeconds = now - 10): Promise<string> {
  const started = await startFakeNode({
    eth_chainId: () => `0x${chainId.toString(16)}`,
    eth_getBlockByNumber: () => fakeHeader(100 + chainId, headSeconds),
    eth_call: () => '0x',
  })
  nodes.push(started)
  return started.url
}

beforeEach(() => {
  nodes = []
})
afterEach(async () => {
  folder?.remove()
  await Promise.all(nodes.map((started) => started.close()))
})

/** 10 ether for 12 000 dollars on chain 1: health 1.333; for 15 900 on the others: 1.006. */
const adapters = [
  createBankAdapter({
    chain: (_owner, { chainId }) => ({
      etherWad: 10n * WAD,
      debtWad: (chainId === 1 ? 12_000n : 15_900n) * WAD,
    }),
  }),
]

async function run(...words: readonly string[]) {
  const { context, out, err } = createTestContext({
    adapters,
    workingDirectory: folder?.path ?? '/',
  })
  const exitCode = await runCli(['portfolio', ...words], context)
  return { exitCode, out: out(), err: err() }
}

test('default', async () => {
  folder = writeBankConfig({
    alpha: { id: 1, rpc: [await node(1)] },
    beta: { id: 2, rpc: [await node(2)] },
  })
  const { exitCode, out, err } = await run(owner)
  expect({ exitCode, err }).toEqual({ exitCode: 3, err: '' })
  expect(`\n${out}`).toMatchInlineSnapshot(`
    "
    ENFORCED  what each contract will do; USD; what breaks first stands first
      Venue Chain Market   Status      Health Dist. Collateral   Debt Equity    MM Block
      Bank  beta  WETH/DAI MARGIN_CALL  1.006  0.6%     20,000 15,900  4,100 4,000   102
      Bank  alpha WETH/DAI NORMAL       1.333 25.0%     20,000 12,000  8,000 4,000   101

    ECONOMIC  the whole book under the model "crossmargin-default"; USD
      Equity              12,100 at market prices
      Netted requirement   8,200 of the whole book
      Siloed requirement   8,200 of each account alone, added up
      Silo cost             0.00 modelled, not withdrawable
      Venues’ maintenance  8,000 what the contracts ask, for comparison

      Net exposure     Net   Long  Short  Gross
      ETH           40,000 40,000   0.00 40,000
      USD          -27,900   0.00 27,900 27,900

    RISK  what the whole book may lose, loss positive; modelled; USD
      Default calibration, not fitted to market history: crossmargin-default-calibration 1.
      Horizon 1 day; 20,000 simulated paths, seed 1.
      Model                 Confidence   VaR    ES
      delta-normal                 99% 4,872 5,581
      delta-normal               97.5% 4,104 4,896
      monte-carlo-student-t        99% 5,645 8,271
      monte-carlo-student-t      97.5% 4,106 6,174

      ES 97.5% by factor, simulated    ES
      ETH                           6,175
      USD                           -0.41

      Requirement         Isol. IM    MM Cross IM    MM Portf. IM    MM MM/gross
      crossmargin-options   10,200 8,200   10,200 8,200    10,200 8,200   20.50%
      derive-pmrm-2          8,000 6,360    8,000 6,360     8,000 6,360   15.90%
      paradex-portfolio      6,400 3,200    6,400 3,200     6,400 3,200    8.00%
      deribit-like           7,680 6,400    7,680 6,400     7,680 6,400   16.00%
      okx-like               6,280 4,840    6,280 4,840     6,280 4,840   12.10%
      bybit-like             7,440 6,200    7,440 6,200     7,440 6,200   15.50%
      Not for this book (reasons in --json): SPAN, TIMS, Derive standard margin.

    GAPS  what is not known, and which side was taken
      price-basis-unknown on alpha: No independent market price on chain 1: venues' oracles stand in,
        so how far they are from a market is unknown.
      price-basis-unknown on beta: No independent market price on chain 2: venues' oracles stand in,
        so how far they are from a market is unknown.

    AS OF  0 s between the chains' blocks
      Chain Block Hash        Time                 Finality
      alpha   101 0x00000000… 2027-01-15T07:59:50Z finalized
      beta    102 0x00000000… 2027-01-15T07:59:50Z finalized
    "
  `)
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
})

test('behavior: --json is the exact report and nothing else', async () => {
  folder = writeBankConfig({ alpha: { id: 1, rpc: [await node(1)] } })
  const { exitCode, out, err } = await run(owner, '--json')
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' })
  const report = JSON.parse(out)
  expect(report.enforced.accounts).toHaveLength(1)
  expect(report.enforced.accounts[0].margin.debtValueRaw).toBe(String(12_000n * WAD))
  expect(report.owners).toEqual([owner])
})

test('behavior: a chain that fails is a gap, the rest is answered, the exit code is 4', async () => {
  folder = writeBankConfig({
    alpha: { id: 1, rpc: [await node(1)] },
    beta: { id: 2, rpc: ['http://127.0.0.1:9/SECRET'] },
  })
  const { exitCode, out } = await run(owner)
  expect(exitCode).toBe(4)
  expect(out).toContain('Bank  alpha')
  expect(out).toContain(
    'chain-unreachable on beta: Chain beta: no answer from http://127.0.0.1:9/… (bad port).',
  )
  expect(out).not.toContain('SECRET')
})

test('behavior: when no chain answers the exit code is 5', async () => {
  folder = writeBankConfig({ beta: { id: 2, rpc: ['http://127.0.0.1:9/'] } })
  const { exitCode, out, err } = await run(owner)
  expect({ exitCode, out }).toEqual({ exitCode: 5, out: '' })
  expect(err).toContain('Chain beta: no answer from http://127.0.0.1:9')
})

test('behavior: a node of another chain is said to be one, and the next node is asked', async () => {
  folder = writeBankConfig({ alpha: { id: 1, rpc: [await node(5)] } })
  const { exitCode, out, err } = await run(owner)
  expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' })
  expect(err).toContain('asked for chain id 1, but http://127.0.0.1:')
  folder.remove()
  folder = writeBankConfig({ alpha: { id: 1, rpc: ['http://127.0.0.1:9', await node(1)] } })
  expect((await run(owner)).exitCode).toBe(0)
})

test('behavior: a venue that fails is a gap', async () => {
  const rpc = [await node(1)]
  const deployments = [{ venue: 'bank', chain: 'alpha', root: owner }]
  folder = writeBankConfig({ alpha: { id: 1, rpc } }, { deployments })
  const { exitCode, out } = await run(owner)
  expect(exitCode).toBe(4)
  expect(out).toContain('No margin account was found where one could look; see GAPS.')
  expect(out).toContain('Incomplete: a part is missing from these numbers; see GAPS.')
  expect(out.replace(/\s+/g, ' ')).toContain(
    `Bank at ${owner} on alpha could not be read: ${owner} is no bank.`,
  )
})

test('behavior: an old head is stale, and said to be', async () => {
  folder = writeBankConfig({ alpha: { id: 1, rpc: [await node(1, now - 86_400)] } })
  const { exitCode, out } = await run(owner)
  expect(exitCode).toBe(4)
  expect(out).toContain('chain-stale on alpha')
  expect(out).toContain('finalized, stale')
})

test('error: UsageError', async () => {
  folder = writeBankConfig({ alpha: { id: 1, rpc: ['http://127.0.0.1:9/'] } })
  expect(await run('0x12')).toEqual({
    exitCode: 2,
    out: '',
    err: 'crossmargin: "0x12" is no address; an address is 0x and 40 hexadecimal digits.\n',
  })
})
