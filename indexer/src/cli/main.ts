#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { venueAdapters } from '@crossmargin/adapters'
import { importWorld } from './importWorld.ts'
import { runCli } from './runCli.ts'
import { stopSignal } from './stopSignal.ts'

const manifest = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { readonly version: string }

const exitCode = await runCli(process.argv.slice(2), {
  version: manifest.version,
  adapters: venueAdapters,
  // Loaded when wanted: most commands need neither server nor database.
  startServer: async (parameters) =>
    (await import('../server/startServer.ts')).startServer(parameters),
  openReader: async (path) =>
    (await import('../store/sqlite/openSqliteReader.ts')).openSqliteReader({
      path,
      adapters: venueAdapters,
    }),
  openWatchList: async (path) =>
    (await import('../store/sqlite/watch/openWatchList.ts')).openWatchList(path),
  importWorld: () => importWorld(),
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  workingDirectory: process.cwd(),
  nodeVersion: process.versions.node,
  nowSeconds: () => Date.now() / 1_000,
  signal: stopSignal(process),
})

// What is written to a pipe is sent later; leaving before that would cut the data short.
await Promise.all(
  [process.stdout, process.stderr].map(
    (stream) => new Promise((resolve) => stream.write('', resolve)),
  ),
)
process.exit(exitCode)
