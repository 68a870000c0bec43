import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { venueAdapters } from '@crossmargin/adapters'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTestContext } from '../../stand-in/testContext.ts'
import { loadCliConfig } from '../loadCliConfig.ts'
import { runCli } from '../runCli.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crossmargin-init-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function run(...words: readonly string[]) {
  const { context, out, err } = createTestContext({
    adapters: venueAdapters,
    workingDirectory: folder,
  })
  const exitCode = await runCli(['init', ...words], context)
  return { exitCode, out: out(), err: err(), context }
}

test('default: what is written is a configuration, and says what is in it', async () => {
  const { exitCode, out, context } = await run('--chain', 'ethereum', '--chain', '8453')
  expect({ exitCode, out }).toEqual({ exitCode: 0, out: `${folder}/crossmargin.config.ts\n` })
  expect(readFileSync(join(folder, 'crossmargin.config.ts'), 'utf8')).toMatchInlineSnapshot(`
    "import { defineConfig } from 'crossmargin'

    export default defineConfig({
      // Where everything indexed is kept; \`portfolio\` alone does not need it.
      database: './crossmargin.sqlite',

      chains: {
        // Public nodes are asked where nothing else is said. They are slow and may refuse: fit for a look,
        // not for indexing. A node of your own goes first:
        // ethereum: { rpc: ['env:ETHEREUM_RPC', 'https://a.second.node'] },
        // Aave v3 Ethereum, Aave v3 Ethereum EtherFi, Aave v3 Ethereum Horizon, Aave v3 Ethereum Lido, Aave v3 Spark Ethereum, Morpho Blue Ethereum
        ethereum: {},
        // Aave v3 Base, Morpho Blue Base
        base: {},
      },

      // Every published deployment of every venue on these chains, as the comments above list them. To
      // narrow them down: venues: ['aave-v3', 'compound-v3', 'morpho-blue', 'wallet']
      // To name others: deployments: [{ venue, chain, root, startBlock }]

      // Assets not reviewed yet are risk factors of their own and count as no collateral in the economic
      // view (the enforced one never depends on this). To say what one follows:
      // assets: [{ chain: 'ethereum', address: '0x…', factor: 'USD', pegged: true }],
    })
    "
  `)
  const config = await loadCliConfig(context, { path: undefined })
  expect(config.chains.map(({ id, rpcUrls }) => [id, rpcUrls.length])).toEqual([
    [1, 4],
    [8453, 4],
  ])
  expect(config.deployments).toHaveLength(8)
  expect(config.assets.length).toBeGreaterThan(15)
})

test('behavior: without a chain, all known ones', async () => {
  const { exitCode, context } = await run()
  expect(exitCode).toBe(0)
  const { chains, deployments } = await loadCliConfig(context, { path: undefined })
  expect([chains.length, deployments.length]).toEqual([7, 17])
})

test('error: UsageError, and nothing is written over', async () => {
  expect(await run('--chain', 'etherium')).toMatchObject({
    exitCode: 2,
    err: 'crossmargin: "etherium" is not a known chain; did you mean ethereum?\n',
  })
  writeFileSync(join(folder, 'crossmargin.config.json'), '{}')
  expect((await run()).err).toContain('There is a crossmargin.config.json already.')
})
