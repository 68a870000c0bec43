import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const tsx = import.meta.resolve('tsx')

// A process of its own each: seconds, on a machine that has other things to do.
vi.setConfig({ testTimeout: 30_000 })

let directory = ''

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'crossmargin-main-'))
})
afterAll(() => {
  rmSync(directory, { recursive: true, force: true })
})

async function crossmargin(words: readonly string[], environment: { [name: string]: string } = {}) {
  const { PATH = '' } = process.env
  const child = spawn(
    process.execPath,
    ['--conditions=@crossmargin/source', '--import', tsx, main, ...words],
    { cwd: directory, env: { PATH, ...environment } },
  )
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => {
    out += String(chunk)
  })
  child.stderr.on('data', (chunk) => {
    err += String(chunk)
  })
  const [exitCode] = await once(child, 'close')
  return { exitCode, out, err }
}

/** What a person must never be shown. */
const stackLine = /^\s+at .*:\d+:\d+\)?$/m

test('default', async () => {
  const { exitCode, out, err } = await crossmargin(['--help'])
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' })
  for (const command of ['demo', 'start', 'portfolio', 'verify', 'replay', 'doctor']) {
    expect(out).toContain(command)
  }
})

test('behavior: a mistake is one sentence and exit 2', async () => {
  const { exitCode, out, err } = await crossmargin(['portfolo'])
  expect({ exitCode, out, err }).toEqual({
    exitCode: 2,
    out: '',
    err: 'crossmargin: There is no command "portfolo"; did you mean portfolio?\n',
  })
})

test('behavior: mistakes of the configuration are listed, without a stack and without a key', async () => {
  writeFileSync(
    join(directory, 'wrong.config.ts'),
    `export default {
      chains: { Alpha: { id: 0, rpc: ['ftp://127.0.0.1/SECRET'] } },
      api: { port: 70000 },
    }`,
  )
  const { exitCode, out, err } = await crossmargin(['start', '--config', 'wrong.config.ts'])
  expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' })
  expect(err).toMatchInlineSnapshot(`
    "crossmargin: wrong.config.ts has 5 mistakes.
      1. api.port is 70000, but a port is a whole number from 0 to 65535; write 4000, or 0 for any free one.
      2. chains.Alpha.id is 0, but a chain id is a whole number from 1 to 9007199254740991; write what the node answers to eth_chainId.
      3. chains.Alpha.rpc[0] is a URL of the protocol "ftp:", but a node is asked over http, https, ws or wss; write one of those.
      4. deployments is missing, but deployments are a list of objects; write [{ venue, chain, root, startBlock }].
      5. chains has the name "Alpha", but a name is up to 40 small letters, digits and hyphens, a letter first; rename it, as in "ethereum".
    "
  `)
  expect(err).not.toMatch(stackLine)
})
