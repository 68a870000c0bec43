import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSqliteStore } from '../store/sqlite/openSqliteStore.ts'
import { createLedger } from './fake/ledger.ts'
import { createFolder, createLedgerChain, indexLedgers, ledgerChainId } from './fake/ledgerChain.ts'
import { ledgerOfScale } from './fake/replayUntilKilled.ts'
import { checkReplay, replayDatabase } from './replayDatabase.ts'

const kills = Number(process.env['CROSSMARGIN_KILLS'] ?? 6)
const script = fileURLToPath(new URL('./fake/replayUntilKilled.ts', import.meta.url))

let folder: ReturnType<typeof createFolder>
beforeEach(() => {
  folder = createFolder()
})
afterEach(() => folder.remove())

async function startAndKill(path: string, afterMs: number): Promise<void> {
  const flags = ['--conditions=@crossmargin/source', '--import', 'tsx']
  const child = spawn(process.execPath, [...flags, script, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  await sleep(afterMs)
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

test(`behavior: killed ${kills} times while replaying, the state is whole, of one adapter or the other`, {
  timeout: 20_000 + kills * 5_000,
}, async () => {
  const path = folder.path('ledger.sqlite')
  const adapters = [createLedger()]
  const store = openSqliteStore({ path, adapters })
  await indexLedgers(createLedgerChain(200), { store, adapters, retentionBlocks: 60 })
  const whole = [store.digest(ledgerChainId)]
  store.close()
  for (const scale of [2n, 3n]) {
    const [checked] = await checkReplay({ path, adapters: [ledgerOfScale(scale)] })
    whole.push(checked?.replayedDigest ?? '0x')
  }
  expect(new Set(whole).size).toBe(3)
  const seen = new Set<string>()
  for (let round = 0; round < kills; round += 1) {
    await startAndKill(path, (round * 97) % 500)
    const database = new Database(path)
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(database.pragma('foreign_key_check')).toEqual([])
    database.close()
    const opened = openSqliteStore({ path, adapters })
    const digest = opened.digest(ledgerChainId)
    expect(whole).toContain(digest)
    // What the rows say and what is said of them agree.
    const [deployment] = opened.listDeployments()
    const { revision } = (deployment && opened.loadIndexedAs(deployment)) ?? { revision: 0 }
    expect(digest).toBe(whole[revision - 1])
    seen.add(digest)
    opened.close()
  }
  // Replays were cut short and replays came through, or the kills were all too early.
  expect(seen.size).toBeGreaterThan(1)
  const [last] = await replayDatabase({ path, adapters })
  expect(last?.replayedDigest).toBe(whole[0])
})
