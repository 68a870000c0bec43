import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLedger, ledgerRoot } from '../../replay/fake/ledger.ts'
import { createLedgerChain, indexLedgers } from '../../replay/fake/ledgerChain.ts'
import { createTestContext } from '../../stand-in/testContext.ts'
import { openSqliteStore } from '../../store/sqlite/openSqliteStore.ts'
import { runCli } from '../runCli.ts'

let folder: string
const adapters = [createLedger()]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crossmargin-cli-'))
  const config = {
    // Nothing listens there: whatever asked a node would fail.
    chains: { seven: { id: 7, rpc: ['http://127.0.0.1:1'] } },
    deployments: [{ venue: 'ledger', chain: 'seven', root: ledgerRoot }],
    database: 'ledger.sqlite',
  }
  writeFileSync(join(folder, 'crossmargin.config.json'), JSON.stringify(config))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function index(): Promise<void> {
  const store = openSqliteStore({ path: join(folder, 'ledger.sqlite'), adapters })
  await indexLedgers(createLedgerChain(60), { store, adapters, retentionBlocks: 20 })
  store.close()
}

function damage(): void {
  const database = new Database(join(folder, 'ledger.sqlite'))
  database.exec('UPDATE ledger__balance SET seconds = seconds + 1')
  database.close()
}

async function run(...words: readonly string[]) {
  const { context, out, err } = createTestContext({ adapters, workingDirectory: folder })
  const exitCode = await runCli(['replay', ...words], context)
  return { exitCode, out: out().replace(/0x[0-9a-f]{64}/g, '0x…'), err: err() }
}

test('default', async () => {
  await index()
  expect(await run()).toMatchInlineSnapshot(`
    {
      "err": "",
      "exitCode": 0,
      "out": "✓ seven: 54 logs up to block 60, the same as was stored; digest 0x…
    ",
    }
  `)
})

test('behavior: a check finds what is not as the logs make it, and changes nothing', async () => {
  await index()
  expect((await run('--check')).exitCode).toBe(0)
  damage()
  const found = await run('--check')
  expect(found.exitCode).toBe(4)
  expect(found.out).toContain('✗ seven')
  expect((await run('--check')).exitCode).toBe(4)
  expect((await run()).out).toContain('replaced what was stored')
  expect((await run('--check')).exitCode).toBe(0)
})

test('behavior: as JSON', async () => {
  await index()
  const { exitCode, out } = await run('--check', '--json')
  expect([exitCode, JSON.parse(out)]).toMatchObject([
    0,
    { chains: [{ chainId: 7, headNumber: 60, storedDigest: '0x…', replayedDigest: '0x…' }] },
  ])
})

test('error: UsageError', async () => {
  const { exitCode, err } = await run()
  expect(exitCode).toBe(2)
  expect(err).toContain('Nothing is indexed in')
})
