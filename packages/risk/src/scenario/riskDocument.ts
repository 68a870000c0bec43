import type { RiskBook } from './book/riskBook.ts'
import type { MarginParameterSet } from './parameter-sets/marginParameterSet.ts'
import { type ScenarioMargin, scenarioMargin } from './scenarioMargin.ts'

/**
 * A book, the parameters it was margined with and what came out: enough to compute it again elsewhere.
 *
 * Written as JSON it is a document of the published format, `schema/report/riskFormat.schema.json`.
 */
export type RiskDocument = {
  readonly format: 'crossmargin-risk'
  readonly formatVersion: 1
  readonly book: RiskBook
  readonly parameterSet: MarginParameterSet
  readonly result: ScenarioMargin
}

/**
 * Margins a book and puts input, parameters and result into one document.
 *
 * @throws InvalidRiskBookError and InvalidParameterSetError as `scenarioMargin` does.
 * @example
 * const text = JSON.stringify(riskDocument(book, derivePmrm2))
 */
export function riskDocument(book: RiskBook, parameterSet: MarginParameterSet): RiskDocument {
  return {
    format: 'crossmargin-risk',
    formatVersion: 1,
    book,
    parameterSet,
    result: scenarioMargin(book, parameterSet),
  }
}
