import type { VenueAdapter } from '@crossmargin/adapters'
import { expect, test } from 'vitest'
import type { StoreReader } from '../store/store.ts'
import type { IndexedDeployment } from './indexedDeployment.ts'
import { createKnownState } from './knownState.ts'

const root = `0x${'01'.repeat(20)}` as const
const owner = `0x${'02'.repeat(20)}` as const
const tables = { counter: { key: { name: 'text' }, columns: { total: 'integer' } } } as const
const indexed = {
  deployment: { venue: 'counter', chainId: 7, root },
  adapter: { tables } as unknown as VenueAdapter,
} as IndexedDeployment

function open() {
  const asked: unknown[] = []
  const store = {
    rows: () => ({
      get: (_: string, key: unknown) => {
        asked.push(key)
        return undefined
      },
      list: () => [],
    }),
  } as unknown as StoreReader
  return { asked, known: createKnownState(store) }
}

test('default', () => {
  const { known } = open()
  const key = { venue: 'counter', chainId: 7, root, owner }
  expect(known.meet(indexed, key)).toBe(true)
  expect(known.meet(indexed, key)).toBe(false)
  expect(known.meet(indexed, { ...key, sub: '0x01' })).toBe(true)
})

test('behavior: what was written is read back after it is settled, without asking the store', () => {
  const { asked, known } = open()
  known.rows(indexed).put({ table: 'counter', row: { name: 'logs', total: 2 } } as never)
  known.settle()
  const row = known.rows(indexed).get('counter' as never, { name: 'logs' } as never)
  expect(row).toEqual({ name: 'logs', total: 2 })
  expect(asked).toEqual([])
})
