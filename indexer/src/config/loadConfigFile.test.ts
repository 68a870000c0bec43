import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ConfigNotFoundError } from '../errors/configNotFoundError.ts'
import { loadConfigFile } from './loadConfigFile.ts'

const root = '0x2f39d218133afab8f2b819b1066c7e434ad94e9e'
const text = `{
  chains: { ethereum: { id: 1, rpc: ['http://127.0.0.1:8545'] } },
  deployments: [{ venue: 'aave-v3', chain: 'ethereum', root: '${root}' }],
}`

let directory = ''

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'crossmargin-config-'))
})
afterEach(() => {
  rmSync(directory, { recursive: true, force: true })
})

function load(path?: string) {
  return loadConfigFile({
    workingDirectory: directory,
    environment: {},
    venues: ['aave-v3'],
    ...(path === undefined ? {} : { path }),
  })
}

test.each([
  [
    'crossmargin.config.ts',
    `import { defineConfig } from 'crossmargin'\nconst typed: number = 1\nexport default defineConfig(${text})`,
  ],
  ['crossmargin.config.js', `export default ${text}`],
  ['crossmargin.config.mjs', `export default ${text}`],
  [
    'crossmargin.config.json',
    JSON.stringify({
      chains: { ethereum: { id: 1, rpc: ['http://127.0.0.1:8545'] } },
      deployments: [{ venue: 'aave-v3', chain: 'ethereum', root }],
    }),
  ],
])('default', async (name, content) => {
  writeFileSync(join(directory, name), content)
  expect(await load()).toMatchObject({
    databasePath: join(directory, 'crossmargin.sqlite'),
    chains: [{ name: 'ethereum', id: 1, rpcUrls: ['http://127.0.0.1:8545'] }],
    deployments: [{ venue: 'aave-v3', chainId: 1, root, startBlock: 0 }],
  })
})

test('behavior: another file by its path', async () => {
  writeFileSync(join(directory, 'mine.ts'), `export default ${text}`)
  expect(await load('./mine.ts')).toMatchObject({ chains: [{ id: 1 }] })
})

test('behavior: two loads in one process see what changed in between', async () => {
  const file = join(directory, 'crossmargin.config.ts')
  writeFileSync(file, `export default ${text}`)
  await load()
  writeFileSync(file, `export default ${text.replace('id: 1', 'id: 7')}`)
  expect(await load()).toMatchObject({ chains: [{ id: 7 }] })
})

test('error: ConfigNotFoundError', async () => {
  await expect(load()).rejects.toBeInstanceOf(ConfigNotFoundError)
  await expect(load('absent.ts')).rejects.toMatchObject({
    shortMessage: `No configuration: looked for absent.ts in ${directory}.`,
  })
  await expect(load('.')).rejects.toBeInstanceOf(ConfigNotFoundError)
})

test.each([
  ['crossmargin.config.ts', 'export default {'],
  ['crossmargin.config.ts', 'throw new RangeError("see https://n.example/SECRET")'],
  ['crossmargin.config.json', '{'],
])('error: ConfigError for a file that cannot be read', async (name, content) => {
  writeFileSync(join(directory, name), content)
  const error = await load().catch((cause: unknown) => cause)
  expect(error).toMatchObject({ name: 'ConfigError', exitCode: 2 })
  expect(String(error)).not.toContain('SECRET')
})

test('error: ConfigError names the file', async () => {
  writeFileSync(join(directory, 'crossmargin.config.ts'), `export default { ...${text}, api: 1 }`)
  await expect(load()).rejects.toMatchObject({
    shortMessage:
      'crossmargin.config.ts: api is 1, but the API takes an object; write { port: 4000 }.',
  })
})
