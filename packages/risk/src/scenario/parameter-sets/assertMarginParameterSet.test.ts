import { expect, test } from 'vitest'
import { InvalidParameterSetError } from '../../errors/invalidParameterSetError.ts'
import { assertMarginParameterSet } from './assertMarginParameterSet.ts'
import { derivePmrm2 } from './derivePmrm2.ts'
import type { MarginParameterSet } from './marginParameterSet.ts'
import { marginParameterSets } from './marginParameterSets.ts'

test('default', () => {
  for (const set of marginParameterSets) expect(() => assertMarginParameterSet(set)).not.toThrow()
})

test('behavior: names of the sets are their own', () => {
  const names = marginParameterSets.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})

test('error: InvalidParameterSetError', () => {
  const row = { name: 'a', spotMove: 0, volatility: 'none', weight: 1 } as const
  const { skewShock: _, ...noSkew } = derivePmrm2
  const broken: readonly MarginParameterSet[] = [
    { ...derivePmrm2, scenarios: [] },
    { ...derivePmrm2, scenarios: [row, row] },
    { ...derivePmrm2, scenarios: [{ ...row, spotMove: -1.1 }] },
    { ...derivePmrm2, scenarios: [{ ...row, weight: -1 }] },
    { ...derivePmrm2, scenarios: [{ ...row, weight: Number.NaN }] },
    { ...derivePmrm2, initialFactor: -1 },
    { ...derivePmrm2, aggregation: { kind: 'same-row', gainOffset: 2 } },
    noSkew,
  ]
  for (const set of broken) {
    expect(() => assertMarginParameterSet(set)).toThrow(InvalidParameterSetError)
  }
})
