import { expect, test } from 'vitest'
import { hedgedBook } from '../../test/riskBookFixture.ts'
import { paradex } from './parameter-sets/paradex.ts'
import { type RiskDocument, riskDocument } from './riskDocument.ts'
import { scenarioMargin } from './scenarioMargin.ts'

test('default', () => {
  const document = riskDocument(hedgedBook, paradex)
  expect(document.format).toBe('crossmargin-risk')
  const read = JSON.parse(JSON.stringify(document)) as RiskDocument
  expect(read).toEqual(document)
  expect(scenarioMargin(read.book, read.parameterSet)).toEqual(document.result)
})
