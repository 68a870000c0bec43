import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { venueAdapters } from '@crossmargin/adapters'
import { bootWorld, type World } from '@crossmargin/world'
import { type Config, openSqliteReader } from 'crossmargin'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { digestsOf, indexWorld } from './indexWorld.ts'
import { worldConfig } from './worldConfig.ts'

const kills = Number(process.env['CROSSMARGIN_KILLS'] ?? 12)

let world: World
let folder: string

beforeAll(async () => {
  world = await bootWorld({ seed: 12, slotsInAnEpoch: 32 })
  folder = mkdtempSync(join(tmpdir(), 'crossmargin-kill-'))
}, 120_000)

afterAll(async () => {
  await world?.close()
  rmSync(folder, { recursive: true, force: true })
})

function startIndexing(configPath: string): ChildProcess {
  const script = fileURLToPath(new URL('./indexUntilKilled.ts', import.meta.url))
  const flags = ['--conditions=@crossmargin/source', '--import', 'tsx']
  return spawn(process.execPath, [...flags, script, configPath], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: fileURLToPath(new URL('..', import.meta.url)),
  })
}

/** Waits for a word. The pipe stays open: closing it would end the process before it is killed. */
function untilSays(child: ChildProcess, word: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (text: Buffer) => {
      said += text.toString()
      if (said.includes(word)) resolve()
    })
    child.once('exit', () => {
      reject(new RangeError(`The indexing process ended without saying "${word}".`))
    })
  })
}

/** Every log of a chain as stored, by where it stands: a log twice would stand twice. */
function storedLogs(config: Config): readonly string[] {
  const reader = openSqliteReader({ path: config.databasePath, adapters: venueAdapters })
  try {
    return config.chains.flatMap(({ id: chainId }) =>
      reader
        .listLogs({ chainId, fromNumber: 0, toNumber: 1_000_000 })
        .map(({ blockNumber, logIndex }) => `${chainId}:${blockNumber}:${logIndex}`),
    )
  } finally {
    reader.close()
  }
}

test(`behavior: killed ${kills} times while indexing, nothing is lost and nothing is repeated`, {
  timeout: 60_000 + kills * 8_000,
}, async () => {
  const config = worldConfig(world, { databasePath: join(folder, 'killed.sqlite') })
  const configPath = join(folder, 'config.json')
  const asText = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value)
  writeFileSync(configPath, JSON.stringify(config, asText))
  // Spread over the time a straight run takes, so that early and late steps are hit alike.
  for (let kill = 0; kill < kills; kill += 1) {
    const child = startIndexing(configPath)
    await untilSays(child, 'ready')
    await sleep((kill * 97) % 700)
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  const last = startIndexing(configPath)
  await untilSays(last, 'settled')
  last.kill('SIGKILL')
  if (last.exitCode === null && last.signalCode === null) await once(last, 'exit')

  const straight = await indexWorld(world)
  expect(digestsOf(config)).toEqual(straight.digests())
  const logs = storedLogs(config)
  expect(logs).toEqual(storedLogs(straight.config))
  expect(new Set(logs).size).toBe(logs.length)
  await straight.close()
})
