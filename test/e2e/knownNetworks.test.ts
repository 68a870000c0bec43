import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { aaveV3 } from '@crossmargin/adapters'
import { type Address, type Hex, toAssetId } from '@crossmargin/core'
import { readPortfolio } from '@crossmargin/sdk'
import { bootWorld, type World, type WorldChain } from '@crossmargin/world'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type RealisticNode,
  type RealisticNodeParameters,
  startRealisticNode,
} from '../../indexer/src/stand-in/realisticNode.ts'
import { ask } from './chainTools.ts'

let world: World
let directory: string
const nodes: RealisticNode[] = []

/** What public nodes put up with at worst, as far as is known. */
const strict = { requestsPerSecond: 25, logBlocks: 10_000, callBytes: 40_000, latencyMs: 40 }

async function node(chain: WorldChain, limits: RealisticNodeParameters): Promise<RealisticNode> {
  const started = await startRealisticNode({ ...limits, upstream: chain.rpcUrl })
  nodes.push(started)
  return started
}

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'crossmargin-networks-'))
  world = await bootWorld()
  for (const chain of world.chains) await answerAtPublishedRoot(chain)
  // History ends in the past; a block of now makes the heads fresh.
  await world.drift()
}, 180_000)

afterAll(async () => {
  await Promise.all(nodes.map((started) => started.close()))
  await world?.close()
  rmSync(directory, { recursive: true, force: true })
})

/** Puts at the published address of a chain's main Aave market what passes calls on to the world's. */
async function answerAtPublishedRoot(chain: WorldChain): Promise<void> {
  const published = aaveV3.deployments?.find(({ chainId }) => chainId === chain.chainId)
  await ask(chain, 'anvil_setCode', [published?.root, passingTo(rootOf(chain, 'aave-v3'))])
}

/** Code that passes every call on and gives back what comes back, a revert as a revert. */
function passingTo(target: Address): Hex {
  return `0x363d3d373d3d363d73${target.slice(2).toLowerCase()}5afa3d600060003e60003d91602d57fd5bf3`
}

function rootOf({ deployments }: WorldChain, venue: string): Address {
  return deployments.find((it) => it.venue === venue)?.root as Address
}

type Run = {
  readonly exitCode: number
  readonly out: string
  readonly err: string
  readonly ms: number
}

/** Runs the program as a user does, where there is no configuration but what `config` says. */
async function portfolio(words: readonly string[], config?: object): Promise<Run> {
  const main = fileURLToPath(new URL('../../indexer/src/cli/main.ts', import.meta.url))
  const file = join(directory, 'world.config.json')
  if (config !== undefined) writeFileSync(file, JSON.stringify(config))
  const flags = ['--conditions=@crossmargin/source', '--import', import.meta.resolve('tsx'), main]
  const named = config === undefined ? [] : ['--config', file]
  const before = performance.now()
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...flags, 'portfolio', world.sample.owner, '--json', ...named, ...words],
      { cwd: directory, maxBuffer: 2 ** 26 },
      (error, out, err) =>
        resolve({ exitCode: Number(error?.code ?? 0), out, err, ms: performance.now() - before }),
    )
  })
}

/** The same question, asked of the chains themselves with nothing in between. */
async function expected(venues: readonly string[]) {
  return readPortfolio({
    owners: [world.sample.owner],
    chains: world.chains,
    deployments: world.chains.flatMap(({ chainId, deployments }) =>
      deployments
        .filter(({ venue }) => venues.includes(venue))
        .map((deployment) => ({ ...deployment, chainId })),
    ),
    assets: world.chains.flatMap(({ chainId, assets }) =>
      assets.map(({ address, underlying }) => ({
        id: toAssetId({ chainId, address }),
        factor: underlying,
        isPegged: underlying === 'USD',
      })),
    ),
    nowSeconds: Math.floor(Date.now() / 1_000),
  })
}

type Report = {
  readonly blocks: readonly { readonly chainId: number; readonly number: number }[]
  readonly gaps: readonly {
    readonly kind: string
    readonly chainId: number
    readonly message: string
  }[]
  readonly enforced: {
    readonly accounts: readonly {
      readonly key: { readonly venue: string; readonly chainId: number }
      readonly margin: { readonly debtValueRaw: string; readonly healthFactorWad: string }
    }[]
  }
}

const enforcedOf = (accounts: Report['enforced']['accounts']) =>
  accounts.map(({ key, margin }) => [
    key.venue,
    key.chainId,
    String(margin.debtValueRaw),
    String(margin.healthFactorWad),
  ])

test('default: without a configuration, every known chain and venue; what fails is a gap', async () => {
  const [ethereum, arbitrum] = world.chains as [WorldChain, WorldChain]
  const impatient = await node(ethereum, { ...strict, requestsPerSecond: 4 })
  const patient = await node(ethereum, strict)
  const other = await node(arbitrum, { ...strict, refuseFirst: 1 })
  const silent = await node(arbitrum, { latencyMs: 600_000 })
  const nowhere = 'http://127.0.0.1:9'
  const rpc = [
    `1=${impatient.url}`,
    `ethereum=${patient.url}`,
    `42161=${other.url}`,
    `base=${silent.url}`,
    ...['optimism', 'polygon', 'avalanche', 'gnosis'].map((name) => `${name}=${nowhere}`),
  ].flatMap((value) => ['--rpc', value])
  const { exitCode, out, err, ms } = await portfolio([...rpc, '--timeout', '20'])
  expect({ exitCode, err }).toEqual({ exitCode: 4, err: '' })
  const report = JSON.parse(out) as Report
  const { enforced } = await expected(['aave-v3'])
  // The world's third chain is one of those whose node is nowhere.
  const answered = enforced.accounts.filter(({ key }) => key.chainId !== 10)
  expect(enforcedOf(report.enforced.accounts).sort()).toEqual(enforcedOf(answered as never).sort())
  expect(report.enforced.accounts.length).toBeGreaterThan(1)
  // Two chains answered; five did not, each with its reason; the world lacks the other six roots.
  expect(report.blocks.map(({ chainId }) => chainId)).toEqual([1, 42161])
  const unreachable = report.gaps.filter(({ kind }) => kind === 'chain-unreachable')
  expect(unreachable.map(({ chainId }) => chainId)).toEqual([10, 100, 137, 43114, 8453])
  const reasonOf = (id: number) => unreachable.find(({ chainId }) => chainId === id)?.message
  expect(reasonOf(8453)).toContain('does not answer in time: nothing whole came within 8 s')
  expect(reasonOf(10)).toContain('bad port')
  const failed = report.gaps.filter(({ kind }) => kind === 'venue-failed')
  expect(failed.map(({ chainId }) => chainId)).toEqual([1, 1, 1, 1, 1, 42161])
  // Start of the program included; the silent chain is given up after its own eight seconds.
  expect(ms).toBeLessThan(30_000)
}, 90_000)

test('behavior: through the strictest nodes, the same numbers to the wei, in few requests', async () => {
  const limits = { ...strict, callBytes: 100_000 }
  const started = await Promise.all(world.chains.map((chain) => node(chain, limits)))
  const { exitCode, out } = await portfolio([], {
    chains: Object.fromEntries(
      world.chains.map(({ name, chainId }, index) => [
        name,
        { id: chainId, rpc: ['http://127.0.0.1:9', started[index]?.url] },
      ]),
    ),
    deployments: world.chains.flatMap(({ name, deployments }) =>
      deployments.map((deployment) => ({ ...deployment, chain: name })),
    ),
    assets: world.chains.flatMap(({ name, assets }) =>
      assets.map(({ address, underlying }) => ({
        chain: name,
        address,
        factor: underlying,
        pegged: underlying === 'USD',
      })),
    ),
  })
  // Whole, and so the owner's low health is what is told.
  expect(exitCode).toBe(3)
  const report = JSON.parse(out) as Report
  const { enforced } = await expected(['aave-v3', 'morpho-blue'])
  expect(enforcedOf(report.enforced.accounts).sort()).toEqual(
    enforcedOf(enforced.accounts as never).sort(),
  )
  const counts = started.map((it) => it.counts())
  expect(counts.map(({ refused }) => refused)).toEqual(world.chains.map(() => 0))
  expect(counts.map(({ methods }) => methods)).toMatchInlineSnapshot(`
    [
      {
        "eth_call": 10,
        "eth_chainId": 2,
        "eth_getBlockByNumber": 7,
        "eth_getLogs": 2,
      },
      {
        "eth_call": 6,
        "eth_chainId": 2,
        "eth_getBlockByNumber": 6,
      },
      {
        "eth_call": 6,
        "eth_chainId": 2,
        "eth_getBlockByNumber": 6,
      },
    ]
  `)
}, 90_000)

test('behavior: a chain whose node refuses to search its logs is answered but for that venue', async () => {
  const [ethereum] = world.chains as [WorldChain]
  const refusing = await node(ethereum, { ...strict, logBlocks: 0 })
  const { exitCode, out } = await portfolio([], {
    chains: { ethereum: { id: 1, rpc: [refusing.url] } },
    deployments: ethereum.deployments.map((deployment) => ({ ...deployment, chain: 'ethereum' })),
  })
  expect(exitCode).toBe(4)
  const { enforced, gaps } = JSON.parse(out) as Report
  expect(enforced.accounts.map(({ key }) => key.venue)).toEqual(['aave-v3'])
  expect(gaps.filter(({ kind }) => kind === 'venue-failed')).toMatchObject([
    { message: expect.stringContaining('10000 results') },
  ])
}, 90_000)
