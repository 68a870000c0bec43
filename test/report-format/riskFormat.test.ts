import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  deriveSrm,
  marginParameterSets,
  type RiskDocument,
  riskDocument,
  scenarioMargin,
} from '@crossmargin/risk'
import { expect, test } from 'vitest'
import { type JsonSchema, schemaProblems } from './schemaProblems.ts'

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'schema', 'report')
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'))
const root = read('riskFormat.schema.json') as JsonSchema
const example = read('examples/hedgedPortfolio.json') as RiskDocument

const problemsOf = (value: unknown, definition?: string): readonly string[] => {
  const schema = definition === undefined ? root : { $ref: `#/$defs/${definition}` }
  return schemaProblems(JSON.parse(JSON.stringify(value)), { schema, root })
}

test('default', () => {
  expect(problemsOf(example)).toEqual([])
})

test('behavior: the example’s result is what its book and parameters give', () => {
  const { maintenance, initial } = scenarioMargin(example.book, example.parameterSet)
  const { result } = example
  expect(maintenance.requirementUsd).toBeCloseTo(result.maintenance.requirementUsd, 9)
  expect(initial.requirementUsd).toBeCloseTo(result.initial.requirementUsd, 9)
})

test('behavior: every parameter set and the documents made with it are of the format', () => {
  for (const set of marginParameterSets) {
    expect(problemsOf(set, 'parameterSet')).toEqual([])
    expect(problemsOf(riskDocument(example.book, set))).toEqual([])
  }
  expect(problemsOf(deriveSrm, 'standardParameterSet')).toEqual([])
})

test('behavior: a document without its result is a question, and of the format', () => {
  const { result: _, ...question } = example
  expect(problemsOf(question)).toEqual([])
})

test('behavior: what is not of the format is named', () => {
  const broken = {
    ...example,
    formatVersion: 2,
    book: { ...example.book, stablePriceUsd: 0, colour: 'red' },
  }
  expect(problemsOf(broken)).toEqual([
    '$.formatVersion: not 1',
    '$.book.stablePriceUsd: 0 is out of bounds',
    '$.book.colour: unknown',
  ])
  expect(schemaProblems(1, { schema: { multipleOf: 2 }, root })).toEqual([
    '$: the schema has multipleOf',
  ])
})
