import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scaffoldVenue, VenueNameError } from './scaffoldVenue.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const require = createRequire(import.meta.url)
let root: string

/** A copy of what a venue touches; everything else is linked to. */
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'crossmargin-new-venue-'))
  const isSource = (path: string) => !/\/(node_modules|dist)(\/|$)/.test(path)
  const copied = ['packages/adapters', 'test/conformance/suite']
  const files = ['test/vitest.config.ts', 'vitest.base.config.ts', 'tsconfig.base.json']
  for (const path of [...copied, ...files])
    cpSync(join(repository, path), join(root, path), { recursive: true, filter: isSource })
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(root, 'test/package.json'), '{ "type": "module" }')
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'))
  symlinkSync(
    join(repository, 'packages/adapters/node_modules'),
    join(root, 'packages/adapters/node_modules'),
  )
  linkAll(join(repository, 'test/node_modules'), join(root, 'test/node_modules'))
  scaffoldVenue({ name: 'gentle-bank-2', root })
})

afterAll(() => {
  rmSync(root, { recursive: true, force: true })
})

/** Links what tests import, with the copied adapters in place of the repository's. */
function linkAll(from: string, to: string): void {
  mkdirSync(join(to, '@crossmargin'), { recursive: true })
  for (const name of readdirSync(from).filter((it) => it !== '@crossmargin'))
    symlinkSync(join(from, name), join(to, name))
  for (const name of readdirSync(join(from, '@crossmargin')).filter((it) => it !== 'adapters'))
    symlinkSync(join(from, '@crossmargin', name), join(to, '@crossmargin', name))
  symlinkSync(join(root, 'packages/adapters'), join(to, '@crossmargin/adapters'))
}

function up(path: string): string {
  return `../${path}`
}

/** Runs a program's own file, not a launcher of it. */
function run(file: string, words: readonly string[]): string {
  const path = join(
    dirname(require.resolve(`${file.split('/')[0]}/package.json`)),
    file.slice(file.indexOf('/') + 1),
  )
  const { stdout, stderr } = spawnSync(process.execPath, [path, ...words], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  })
  return `${stdout}${stderr}`
}

test('default: a new venue compiles, with its scene and its line in the register', () => {
  const compilerOptions = { lib: ['ES2023', 'DOM'], types: ['node'], noEmit: true }
  const include = ['packages/adapters/src/gentle-bank-2', 'test/conformance/gentle-bank-2']
  const config = { extends: '../tsconfig.base.json', compilerOptions, include: include.map(up) }
  writeFileSync(join(root, 'test/tsconfig.scaffold.json'), JSON.stringify(config))
  expect(run('typescript/bin/tsc', ['-p', 'test/tsconfig.scaffold.json'])).toBe('')
}, 300_000)

test('behavior: what fails says which step is next', () => {
  const words = ['run', '--root', '.', '--config', 'test/vitest.config.ts', '--reporter=verbose']
  const said = run('vitest/vitest.mjs', [
    ...words,
    'packages/adapters/src/gentle-bank-2',
    'test/conformance/gentle-bank-2',
  ])
  const steps = [...said.matchAll(/Error: .*Step (\d) of "Add a venue in eight steps"/g)]
  const named = new Set(steps.map(([, step]) => Number(step)))
  expect([...named].sort(), said).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
}, 300_000)

test('error: VenueNameError', () => {
  const bad = ['Compound', 'gentle-bank-2', '../x', '']
  for (const name of bad) expect(() => scaffoldVenue({ name, root })).toThrow(VenueNameError)
})
