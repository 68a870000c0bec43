import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { argv, execPath, exit, stdout } from 'node:process'
import { fileURLToPath } from 'node:url'
import { BaseError } from '@crossmargin/core'
import type { PlantedBug } from './plantedBug.ts'
import { poolBugs } from './poolBugs.ts'
import { storeBugs } from './storeBugs.ts'
import { syncBugs } from './syncBugs.ts'

// Plants one mistake after another into a copy of the sources, and asks the simulation to find it.

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')

/** A bug's text stands nowhere, or in several places: the sources have moved on. */
class BugDoesNotApplyError extends BaseError {
  override name = 'BugDoesNotApplyError'

  constructor({ name, file, count }: { name: string; file: string; count: number }) {
    super(`The bug "${name}" does not apply: its text stands ${count} times in ${file}.`, {
      metaMessages: ['Bring its `from` in test/simulation/bugs up to date with the source.'],
      retryable: false,
    })
  }
}

function copySources(): string {
  const copy = mkdtempSync(join(tmpdir(), 'crossmargin-bugs-'))
  for (const folder of ['indexer', 'test']) {
    mkdirSync(join(copy, folder))
    for (const name of readdirSync(join(root, folder))) {
      if (name === 'src' || name === 'simulation')
        cpSync(join(root, folder, name), join(copy, folder, name), { recursive: true })
      else if (name === 'package.json' || name === 'node_modules')
        symlinkSync(join(root, folder, name), join(copy, folder, name))
    }
  }
  return copy
}

/** @returns how to take it out again. */
function plant(copy: string, { name, edits }: PlantedBug): () => void {
  const originals = edits.map(({ file }) => readFileSync(join(copy, file), 'utf8'))
  edits.forEach(({ file, from, to }, index) => {
    const original = originals[index] ?? ''
    const count = original.split(from).length - 1
    if (count !== 1) throw new BugDoesNotApplyError({ name, file, count })
    writeFileSync(
      join(copy, file),
      original.replace(from, () => to),
    )
  })
  return () => {
    for (const [index, { file }] of edits.entries())
      writeFileSync(join(copy, file), originals[index] ?? '')
  }
}

function hunt(copy: string, seeds: string): string | undefined {
  const script = join(copy, 'test/simulation/bugs/hunt.ts')
  const ran = spawnSync(
    execPath,
    ['--conditions=@crossmargin/source', '--import', 'tsx', script, seeds],
    { cwd: join(root, 'test'), encoding: 'utf8', timeout: 300_000 },
  )
  if (ran.status !== 0) return `it ended with ${ran.status ?? ran.signal}`
  return (JSON.parse(ran.stdout) as { readonly found?: string }).found
}

const [, , seeds = '300', only = ''] = argv
const bugs = [...syncBugs, ...poolBugs, ...storeBugs].filter(({ name }) => name.includes(only))
const copy = copySources()
let caught = 0
try {
  const without = only === '' ? hunt(copy, '20') : undefined
  if (without !== undefined) stdout.write(`Without any bug: ${without}\n`)
  for (const bug of bugs) {
    const takeOut = plant(copy, bug)
    const found = hunt(copy, seeds)
    takeOut()
    if (found !== undefined) caught += 1
    stdout.write(`| ${bug.name} | ${found?.slice(0, 110) ?? '**survives**'} |\n`)
  }
} finally {
  rmSync(copy, { recursive: true, force: true })
}
stdout.write(`${caught} of ${bugs.length} caught.\n`)
exit(caught >= Math.ceil(bugs.length * 0.95) ? 0 : 1)
