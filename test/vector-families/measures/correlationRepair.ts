import { type RepairMethod, repairCorrelation, toMatrix, toRows } from '@crossmargin/risk'
import { type CheckedFigure, checkFigures } from '../checkFigures.ts'
import { readTolerance, type Tolerance } from '../tolerance.ts'
import type { VectorCase, VectorContext, VectorFamily, VectorOutcome } from '../vectorFamily.ts'
import { vectorInput } from '../vectorInput.ts'
import { VectorInputError } from '../vectorInputError.ts'

/** Repairs of correlation matrices: Higham's nearest one, and the salvaging methods of QuantLib. */
export const correlationRepair: VectorFamily = { name: 'correlation_repair', run: runCase }

function runCase(vectorCase: VectorCase, context: VectorContext): VectorOutcome {
  const input = vectorInput(vectorCase.input)
  const matrix = toMatrix(input.raw('matrix') as readonly (readonly number[])[])
  const method = methodOf(input.text('method', 'algorithm'))
  input.textOr('', 'note')
  input.assertAllRead()
  const expected = vectorInput(vectorCase.expected, 'expected')
  const stated = expected.has('tolerance') ? expected.raw('tolerance') : undefined
  const tolerance = readTolerance(stated ?? vectorCase.tolerance ?? context.file.tolerance)
  const repaired = repairCorrelation(matrix, { method })
  const figures: CheckedFigure[] = []
  if (expected.has('matrix')) {
    figures.push(...entriesOf(toRows(repaired.matrix), expected.raw('matrix'), tolerance))
  }
  if (expected.has('frobeniusDistance')) {
    const published = expected.number('frobeniusDistance')
    const computed = repaired.frobeniusDistance
    figures.push({ name: 'frobeniusDistance', computed, expected: published, tolerance })
  }
  for (const name of ['maxFrobeniusDistance', 'frobeniusBound', 'maxError'].filter(expected.has)) {
    const bound = expected.number(name)
    const within = { kind: 'absolute', bound } as const
    figures.push({ name, computed: repaired.frobeniusDistance, expected: 0, tolerance: within })
  }
  expected.assertAllRead()
  return checkFigures(figures)
}

function entriesOf(
  rows: readonly (readonly number[])[],
  published: unknown,
  tolerance: Tolerance,
): readonly CheckedFigure[] {
  const expectedRows = toRows(toMatrix(published as readonly (readonly number[])[]))
  return expectedRows.flatMap((row, i) =>
    row.map((expected, j) => ({
      name: `(${i}, ${j})`,
      computed: rows[i]?.[j] ?? Number.NaN,
      expected,
      tolerance,
    })),
  )
}

function methodOf(text: string): RepairMethod {
  const name = text.toLowerCase()
  if (/higham|nearest/.test(name)) return 'higham'
  if (/spectral|principal|clip/.test(name)) return 'spectral'
  if (/hypersphere/.test(name)) return 'hypersphere'
  if (/lower.?(diagonal|triang)/.test(name)) return 'lower-diagonal'
  throw new VectorInputError({
    problem: `No repair is called ${text}.`,
    remedy: 'Name higham, spectral, hypersphere or lower-diagonal.',
  })
}
