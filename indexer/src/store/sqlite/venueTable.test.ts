import { type ColumnKind, InvariantError } from '@crossmargin/core'
import { describe, expect, test } from 'vitest'
import { standInVenue } from '../conformance/standIn.ts'
import { toVenueCatalog, toVenueTable } from './venueTable.ts'

function toTable(parts: {
  venue?: string
  table?: string
  key?: { [column: string]: ColumnKind }
  columns?: { [column: string]: ColumnKind }
}): ReturnType<typeof toVenueTable> {
  const { venue = 'aave-v3', table = 'user_reserve', key = {}, columns = {} } = parts
  return toVenueTable({ venue, table, shape: { key, columns } })
}

describe('toVenueTable', () => {
  test('default', () => {
    const table = toTable({ key: { owner: 'address' }, columns: { liquidityIndexRay: 'uint256' } })
    expect(table.sqlName).toBe('aave_v3__user_reserve')
    expect(table.values).toEqual([
      { name: 'liquidityIndexRay', sqlName: 'liquidity_index_ray', kind: 'uint256' },
    ])
  })

  test.each<[string, Parameters<typeof toTable>[0]]>([
    ['a venue with a space', { venue: 'a b' }],
    ['a table with two underscores', { table: 'a__b' }],
    ['a table that ends a statement', { table: 'a"; DROP TABLE chain; --' }],
    ['a column in quotes', { columns: { 'a"': 'text' } }],
    ['two columns of one name', { columns: { aB: 'text', a_b: 'text' } }],
    ["a column of the store's", { columns: { validFrom: 'integer' } }],
    ['a key that may be null', { key: { owner: 'address?' } }],
  ])('error: InvariantError, for %s', (_, parts) => {
    expect(() => toTable(parts)).toThrow(InvariantError)
  })
})

describe('toVenueCatalog', () => {
  test('default', () => {
    const catalog = toVenueCatalog([standInVenue])
    expect(catalog.tables.map(({ sqlName }) => sqlName)).toEqual([
      'stand_in__reserve',
      'stand_in__position',
    ])
    expect(catalog.find('stand-in', 'position')).toBe(catalog.tables[1])
  })

  test('error: InvariantError', () => {
    expect(() => toVenueCatalog([standInVenue, standInVenue])).toThrow(InvariantError)
    expect(() => toVenueCatalog([]).find('stand-in', 'position')).toThrow(InvariantError)
  })
})
