import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { vectorReport } from './vectorReport.ts'

const ownFolder = join(dirname(fileURLToPath(import.meta.url)), '..', 'vectors')

test('default', () => {
  const failed = vectorReport(ownFolder).filter((report) => report.failed > 0)
  expect(failed).toEqual([])
})

test('behavior: no published figure is passed over', () => {
  const idle = vectorReport(ownFolder).filter(
    (it) => it.passed + it.parameterSets + it.needsData.length === 0,
  )
  expect(idle).toEqual([])
})

test('behavior: a file of an unknown family is named and counted as failed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vectors-'))
  writeFileSync(join(folder, 'no_such_family.json'), '{"cases":[]}')
  writeFileSync(join(folder, 'data_prices.json'), '{}')
  const reports = vectorReport(folder)
  rmSync(folder, { recursive: true })
  expect(reports.map(({ file, kind, failed }) => ({ file, kind, failed }))).toEqual([
    { file: 'data_prices.json', kind: 'data', failed: 0 },
    { file: 'no_such_family.json', kind: 'unknown', failed: 1 },
  ])
})
