import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bootWorld, type World } from '@crossmargin/world'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type IndexedWorld, indexWorld } from './indexWorld.ts'

let world: World
let indexed: IndexedWorld
let folder: string

beforeAll(async () => {
  world = await bootWorld({ seed: 13 })
  indexed = await indexWorld(world)
  folder = mkdtempSync(join(tmpdir(), 'crossmargin-verify-'))
}, 120_000)

afterAll(async () => {
  await indexed?.close()
  await world?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The configuration as a user would write it, for the program to be run as a user runs it. */
function writtenConfig(): string {
  const { databasePath, chains, deployments } = indexed.config
  const nameOf = (id: number) => chains.find((chain) => chain.id === id)?.name
  const path = join(folder, 'crossmargin.config.json')
  const config = {
    database: databasePath,
    chains: Object.fromEntries(chains.map(({ name, id, rpcUrls }) => [name, { id, rpc: rpcUrls }])),
    deployments: deployments.map(({ venue, chainId, root, startBlock }) => ({
      venue,
      chain: nameOf(chainId),
      root,
      startBlock,
    })),
    assets: [],
  }
  writeFileSync(path, JSON.stringify(config))
  return path
}

type Verification = {
  readonly deployments: readonly {
    readonly deployment: { readonly venue: string; readonly chainId: number }
    readonly accounts: number
    readonly blocks: number
    readonly compared: number
    readonly differences: readonly unknown[]
    readonly unanswered: readonly unknown[]
  }[]
}

function verify(): Promise<{ readonly exitCode: number; readonly stdout: string }> {
  const main = fileURLToPath(new URL('../../indexer/src/cli/main.ts', import.meta.url))
  const flags = ['--conditions=@crossmargin/source', '--import', 'tsx', main]
  const words = ['verify', '--json', '--blocks', '50', '--config', writtenConfig()]
  const cwd = fileURLToPath(new URL('..', import.meta.url))
  return new Promise((resolve) => {
    execFile(process.execPath, [...flags, ...words], { cwd, maxBuffer: 2 ** 26 }, (error, stdout) =>
      resolve({ exitCode: typeof error?.code === 'number' ? error.code : 0, stdout }),
    )
  })
}

test('default: index, views and contracts agree on every account at 50 blocks of each deployment', {
  timeout: 120_000,
}, async () => {
  const { exitCode, stdout } = await verify()
  const { deployments } = JSON.parse(stdout) as Verification
  expect(deployments.map(({ deployment: { venue, chainId } }) => `${venue} ${chainId}`)).toEqual([
    'aave-v3 1',
    'morpho-blue 1',
    'aave-v3 42161',
    'aave-v3 10',
  ])
  for (const { accounts, blocks, compared, differences, unanswered } of deployments) {
    expect({ blocks, differences, unanswered }).toEqual({
      blocks: 50,
      differences: [],
      unanswered: [],
    })
    // The world has some sixteen actors a chain; one of the third has emptied its account.
    expect(accounts).toBeGreaterThanOrEqual(15)
    expect(compared).toBeGreaterThan(10_000)
  }
  expect(exitCode).toBe(0)
})

test('behavior: one wei more in the index is found', { timeout: 120_000 }, async () => {
  await indexed.server.close()
  const database = new Database(indexed.config.databasePath)
  // The last byte of the largest balance, changed behind everybody's back.
  const table = database.prepare(
    `UPDATE aave_v3__position SET scaled_supply = CAST(substr(scaled_supply, 1, 31) || x'2a' AS BLOB)
     WHERE id = (SELECT id FROM aave_v3__position WHERE valid_to IS NULL ORDER BY scaled_supply DESC LIMIT 1)`,
  )
  expect(table.run().changes).toBe(1)
  database.close()
  const { exitCode, stdout } = await verify()
  const { deployments } = JSON.parse(stdout) as Verification
  expect(exitCode).toBe(4)
  expect(deployments.flatMap(({ differences }) => differences).length).toBeGreaterThan(0)
})
