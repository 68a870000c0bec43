import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { resolveFamily } from './families.ts'
import type { VectorCase, VectorFamily, VectorFile, VectorOutcome } from './vectorFamily.ts'

/** What became of one file of vectors. */
export type VectorFileReport = {
  readonly file: string
  readonly kind: 'family' | 'data' | 'unknown' | 'unreadable'
  readonly passed: number
  readonly failed: number
  readonly parameterSets: number
  /** Names of data sets that cases rest on and the folder does not hold, once per such case. */
  readonly needsData: readonly string[]
  /** One message a failed case, with its place in the file. */
  readonly failures: readonly string[]
}

/**
 * Runs every JSON file of a folder through the family its name says.
 *
 * A `data_*.json` file is a data set for other files and has no cases. A file of an unknown family,
 * one that cannot be read and one without cases count as one failure each.
 */
export function vectorReport(folder: string): readonly VectorFileReport[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => fileReport(folder, file))
}

function fileReport(folder: string, file: string): VectorFileReport {
  if (file.startsWith('data_')) return emptyReport(file, 'data')
  const family = resolveFamily(file)
  if (family === undefined) return failedReport(file, 'unknown', 'no family has this name')
  const content = readJson(join(folder, file))
  if ('problem' in content) return failedReport(file, 'unreadable', content.problem)
  const { cases } = (content.value ?? {}) as Partial<VectorFile>
  if (!Array.isArray(cases) || cases.length === 0) {
    return failedReport(file, 'unreadable', 'the file has no `cases`')
  }
  const outcomes = cases.map((vectorCase) => runCase(family, { vectorCase, content, folder }))
  return summary({ file, cases, outcomes })
}

type Content = { readonly value: unknown } | { readonly problem: string }

function runCase(
  family: VectorFamily,
  parameters: {
    readonly vectorCase: VectorCase
    readonly content: { readonly value: unknown }
    readonly folder: string
  },
): VectorOutcome {
  const { vectorCase, content, folder } = parameters
  const readData = (name: string): unknown => {
    const path = join(folder, `${name}.json`)
    if (!existsSync(path)) return undefined
    return JSON.parse(readFileSync(path, 'utf8')) as unknown
  }
  try {
    return family.run(vectorCase, { file: content.value as VectorFile, readData })
  } catch (error) {
    // A refusal by the library or by the family is the outcome of this case alone.
    return { passed: false, message: String(error instanceof Error ? error.message : error) }
  }
}

function summary(parameters: {
  readonly file: string
  readonly cases: readonly VectorCase[]
  readonly outcomes: readonly VectorOutcome[]
}): VectorFileReport {
  const { file, cases, outcomes } = parameters
  const failures = outcomes.flatMap((outcome, index) => {
    if (outcome === 'parameters' || 'needsData' in outcome || outcome.passed) return []
    const name = cases[index]?.name
    const label = name === undefined ? `case ${index}` : `case ${index} "${name}"`
    return [`${label}: ${(outcome.message ?? 'failed').replaceAll('\n', ' ')}`]
  })
  const needsData = outcomes.flatMap((it) =>
    it !== 'parameters' && 'needsData' in it ? [it.needsData] : [],
  )
  const parameterSets = outcomes.filter((it) => it === 'parameters').length
  const failed = failures.length
  const passed = outcomes.length - failed - parameterSets - needsData.length
  return { ...emptyReport(file, 'family'), passed, failed, parameterSets, needsData, failures }
}

function emptyReport(file: string, kind: VectorFileReport['kind']): VectorFileReport {
  return { file, kind, passed: 0, failed: 0, parameterSets: 0, needsData: [], failures: [] }
}

function failedReport(
  file: string,
  kind: VectorFileReport['kind'],
  failure: string,
): VectorFileReport {
  return { ...emptyReport(file, kind), failed: 1, failures: [failure] }
}

function readJson(path: string): Content {
  try {
    return { value: JSON.parse(readFileSync(path, 'utf8')) as unknown }
  } catch (error) {
    return { problem: `the file cannot be read: ${String(error)}` }
  }
}
