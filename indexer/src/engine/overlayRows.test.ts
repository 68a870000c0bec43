import type { RowReader, RowWrite } from '@crossmargin/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createOverlayRows } from './overlayRows.ts'

const tables = {
  position: { key: { owner: 'address', slot: 'integer' }, columns: { amount: 'uint256' } },
} as const

type Row = { readonly owner: `0x${string}`; readonly slot: number; readonly amount: bigint }

/** Rows as a store keeps them, and how often it was asked for one. */
function createBelow(rows: readonly Row[]) {
  let gets = 0
  const sorted = [...rows].sort((a, b) =>
    a.owner < b.owner ? -1 : a.owner > b.owner ? 1 : a.slot - b.slot,
  )
  const below = {
    get: (_: string, { owner, slot }: Row) => {
      gets += 1
      return sorted.find((row) => row.owner === owner && row.slot === slot)
    },
    list: (_: string, { owner }: Partial<Row>) =>
      sorted.filter((row) => owner === undefined || row.owner === owner),
  } as unknown as RowReader
  return { below, gets: () => gets }
}

const write = (row: Row): RowWrite => ({ table: 'position', row }) as unknown as RowWrite
const row = fc.record({
  owner: fc.constantFrom('0xaa', '0xbb', '0xcc') as fc.Arbitrary<`0x${string}`>,
  slot: fc.integer({ min: 0, max: 12 }),
  amount: fc.bigInt({ min: 0n, max: 9n }),
})
const unique = (rows: readonly Row[]) => [
  ...new Map(rows.map((it) => [`${it.owner}:${it.slot}`, it])).values(),
]

test('behavior: reads as if every write had been stored', () => {
  fc.assert(
    fc.property(fc.array(row), fc.array(row), (stored, written) => {
      const overlay = createOverlayRows({ tables, below: createBelow(unique(stored)).below })
      for (const each of written) overlay.put(write(each))
      const { below: all } = createBelow(unique([...stored, ...written]))
      for (const owner of ['0xaa', '0xbb', '0xcc'] as const) {
        expect(overlay.list('position', { owner })).toEqual(all.list('position', { owner }))
        for (let slot = 0; slot <= 12; slot += 1)
          expect(overlay.get('position', { owner, slot })).toEqual(
            all.get('position', { owner, slot }),
          )
      }
      expect(overlay.list('position', {})).toEqual(all.list('position', {}))
    }),
  )
})

test('behavior: a row is asked of the store once, a missing one too', () => {
  const { below, gets } = createBelow([])
  const overlay = createOverlayRows({ tables, below })
  overlay.get('position', { owner: '0xaa', slot: 1 })
  overlay.get('position', { owner: '0xaa', slot: 1 })
  expect(gets()).toBe(1)
})
