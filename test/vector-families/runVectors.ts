import { existsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type VectorFileReport, vectorReport } from './vectorReport.ts'

const usage = `pnpm vectors [dir]

Runs every file of published figures in dir through the library, and exits with 1 if any failed.
dir defaults to test/vectors, the project's own copy.
`

const ownFolder = join(dirname(fileURLToPath(import.meta.url)), '..', 'vectors')

process.exitCode = runVectors(process.argv.slice(2).filter((argument) => argument !== '--'))

function runVectors(given: readonly string[]): number {
  if (given.includes('--help') || given.includes('-h')) {
    process.stdout.write(usage)
    return 0
  }
  const [first, ...rest] = given
  // A package manager starts the script in the root, whatever folder it was called from.
  const from = process.env['INIT_CWD'] ?? process.cwd()
  const folder = first === undefined ? ownFolder : resolve(from, first)
  if (rest.length > 0 || !existsSync(folder) || !statSync(folder).isDirectory()) {
    process.stderr.write(`Not a folder, or more than one: ${given.join(' ')}\n\n${usage}`)
    return 2
  }
  const reports = vectorReport(folder)
  for (const report of reports) process.stdout.write(`${lineOf(report)}\n`)
  const passed = reports.reduce((sum, it) => sum + it.passed, 0)
  const failed = reports.reduce((sum, it) => sum + it.failed, 0)
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  return failed > 0 || reports.length === 0 ? 1 : 0
}

function lineOf(report: VectorFileReport): string {
  const { file, kind, passed, failed, parameterSets, needsData, failures } = report
  if (kind === 'data') return `${file}: data set`
  if (kind !== 'family') return `${file}: FAILED, ${kind}: ${failures.join('; ')}`
  const extra = [
    parameterSets > 0 ? `${parameterSets} parameter sets` : '',
    needsData.length > 0
      ? `${needsData.length} not run, they need ${[...new Set(needsData)].join(', ')}`
      : '',
    ...failures,
  ].filter((it) => it !== '')
  const counts = `${passed} passed, ${failed} failed`
  return [`${file}: ${counts}`, ...extra].join('; ')
}
