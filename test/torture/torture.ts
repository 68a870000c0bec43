import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readFigures } from './figures.ts'

// pnpm torture [--reorgs 20] [--kills 200] [--seed 1]: the long form of what `npm test` runs a sample of,
// and what came out. `--reorgs` is the deepest one: every depth up to it is forked.
const { values } = parseArgs({
  options: {
    reorgs: { type: 'string', default: '20' },
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
  },
})

const root = fileURLToPath(new URL('../..', import.meta.url))
const vitest = join(
  dirname(createRequire(import.meta.url).resolve('vitest/package.json')),
  'vitest.mjs',
)
const figures = mkdtempSync(join(tmpdir(), 'crossmargin-torture-figures-'))
const flags = ['run', '--project', '@crossmargin/test', '--reporter=default', 'test/torture/']
const { status } = spawnSync(process.execPath, [vitest, ...flags], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    CROSSMARGIN_TORTURE_REORGS: values.reorgs,
    CROSSMARGIN_TORTURE_KILLS: values.kills,
    CROSSMARGIN_TORTURE_SEED: values.seed,
    CROSSMARGIN_TORTURE_STRIDE: '1',
    CROSSMARGIN_TORTURE_FIGURES: figures,
  },
})
process.stdout.write(`\n${readFigures(figures)}`)
rmSync(figures, { recursive: true, force: true })
process.exitCode = status ?? 1
