import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { standInVenue } from '../conformance/standIn.ts'
import { toConnection } from './connection/openConnection.ts'
import { migrateStore } from './migrateStore.ts'
import { toVenueCatalog } from './venueTable.ts'
import { declareColumn } from './venueTableSql.ts'

const database = new Database(':memory:')
const catalog = toVenueCatalog([standInVenue])
migrateStore(toConnection(database), catalog)
const { sql } = catalog.find('stand-in', 'position')

function planOf(statement: string | undefined): string {
  const bound = Array((statement?.match(/\?/g) ?? []).length).fill(0)
  const steps = database.prepare(`EXPLAIN QUERY PLAN ${statement}`).all(...bound)
  return steps.map((step) => (step as { detail: string }).detail).join('; ')
}

describe('toVenueTableSql', () => {
  test.each([
    [
      'getHead',
      sql.getHead,
      'INDEX stand_in__position__current (chain_id=? AND deployment_id=? AND owner=? AND slot=?)',
    ],
    [
      'getAsOf',
      sql.getAsOf,
      'INDEX stand_in__position__version (chain_id=? AND deployment_id=? AND owner=? AND slot=? AND valid_from<?)',
    ],
    [
      'listHead',
      sql.listHead[1],
      'INDEX stand_in__position__current (chain_id=? AND deployment_id=? AND owner=?)',
    ],
    [
      'listAsOf',
      sql.listAsOf[0],
      'INDEX stand_in__position__version (chain_id=? AND deployment_id=?)',
    ],
    ['close', sql.close, 'INTEGER PRIMARY KEY (rowid=?)'],
    ['overwrite', sql.overwrite, 'INTEGER PRIMARY KEY (rowid=?)'],
    [
      'deleteAbove',
      sql.deleteAbove,
      'COVERING INDEX stand_in__position__from (chain_id=? AND valid_from>?)',
    ],
    ['reopenAbove', sql.reopenAbove, 'INDEX stand_in__position__to (chain_id=? AND valid_to>?)'],
    ['prune', sql.prune, 'COVERING INDEX stand_in__position__to (chain_id=? AND valid_to<?)'],
  ])('behavior: %s searches by an index and never sorts', (_, statement, search) => {
    expect(planOf(statement)).toBe(`SEARCH stand_in__position USING ${search}`)
  })
})

describe('declareColumn', () => {
  test('default', () => {
    const kinds = ['uint256', 'address?', 'integer', 'boolean', 'text'] as const
    expect(kinds.map((kind) => declareColumn({ sqlName: 'a', kind }))).toMatchInlineSnapshot(`
      [
        ""a" BLOB NOT NULL CHECK (length("a") = 32)",
        ""a" BLOB CHECK (length("a") = 20)",
        ""a" INTEGER NOT NULL",
        ""a" INTEGER NOT NULL CHECK ("a" IN (0, 1))",
        ""a" TEXT NOT NULL",
      ]
    `)
  })
})
