import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type ConformanceRow, conformanceTable } from './suite/conformanceRow.ts'

// pnpm conformance [--transactions 2000] [--seed 1] [venue…]: the long form of the suite that
// `npm test` runs short, and the table of what came out.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { transactions: { type: 'string' }, seed: { type: 'string' } },
})

const root = fileURLToPath(new URL('../..', import.meta.url))
const vitest = join(
  dirname(createRequire(import.meta.url).resolve('vitest/package.json')),
  'vitest.mjs',
)
const rows = mkdtempSync(join(tmpdir(), 'crossmargin-conformance-rows-'))
const folders = positionals.map((venue) => `test/conformance/${venue}/`)
const { status } = spawnSync(
  process.execPath,
  [
    vitest,
    'run',
    '--project',
    '@crossmargin/test',
    '--reporter=default',
    ...(folders.length === 0 ? ['test/conformance/'] : folders),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      CROSSMARGIN_CONFORMANCE_TRANSACTIONS: values.transactions ?? '2000',
      CROSSMARGIN_CONFORMANCE_SEED: values.seed ?? '1',
      CROSSMARGIN_CONFORMANCE_ROWS: rows,
    },
  },
)

const played = readdirSync(rows)
  .sort()
  .map((file) => JSON.parse(readFileSync(join(rows, file), 'utf8')) as ConformanceRow)
process.stdout.write(`\n${conformanceTable(played)}\n`)
rmSync(rows, { recursive: true, force: true })
process.exitCode = status ?? 1
