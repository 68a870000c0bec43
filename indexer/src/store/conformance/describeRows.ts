import { InvariantError } from '@crossmargin/core'
import { describe, expect, test } from 'vitest'
import { AsOfOutOfRangeError } from '../errors/asOfOutOfRangeError.ts'
import {
  balancesAt,
  deployment,
  type OpenStore,
  toAddress,
  toBatch,
  toBlock,
  toHash,
  toPosition,
  toWrite,
  withStore,
} from './standIn.ts'

const reserve = {
  asset: toAddress(7),
  liquidityIndexRay: 2n ** 256n - 1n,
  supplyCapRaw: null,
  ratePerYearRay: -(2n ** 255n),
  oracle: toAddress(0xabc),
  domain: toHash(5),
  decimals: 18,
  isFrozen: true,
  symbol: 'ΣUSD \u0000"\'; DROP TABLE',
}

/** Rows: what is written is read, at the head and as of a block. */
export function describeRows(open: OpenStore): void {
  const blocks = (from: number, to: number): ReturnType<typeof toBlock>[] =>
    Array.from({ length: to - from + 1 }, (_, index) => toBlock(from + index))

  describe('rows', () => {
    test('default', () => {
      withStore(open, ({ store }) => {
        store.commit(
          toBatch(blocks(1, 1), { writes: [toWrite(1, { table: 'reserve', row: reserve })] }),
        )
        const rows = store.rows(deployment)
        expect(rows.get('reserve', { asset: toAddress(7) })).toEqual(reserve)
        expect(rows.get('reserve', { asset: toAddress(8) })).toBeUndefined()
      })
    })

    test('behavior: nulls, zeros and empty text come back as they are', () => {
      const bare = {
        ...reserve,
        liquidityIndexRay: 0n,
        ratePerYearRay: 0n,
        oracle: null,
        decimals: null,
        isFrozen: false,
        symbol: '',
      }
      withStore(open, ({ store }) => {
        store.commit(
          toBatch(blocks(1, 1), { writes: [toWrite(1, { table: 'reserve', row: bare })] }),
        )
        expect(store.rows(deployment).list('reserve', {})).toEqual([bare])
      })
    })

    test('behavior: hexadecimal is the same in either case', () => {
      withStore(open, ({ store }) => {
        const shouting = { ...reserve, asset: `0x${'AB'.repeat(20)}` as const }
        store.commit(
          toBatch(blocks(1, 1), { writes: [toWrite(1, { table: 'reserve', row: shouting })] }),
        )
        const found = store.rows(deployment).get('reserve', { asset: `0x${'ab'.repeat(20)}` })
        expect(found).toMatchObject({ asset: `0x${'ab'.repeat(20)}` })
      })
    })

    test('behavior: lists in key order, signed numbers by value', () => {
      withStore(open, ({ store }) => {
        const keys = [
          { owner: 2, slot: 5n },
          { owner: 1, slot: 3n },
          { owner: 1, slot: -4n },
          { owner: 1, slot: 0n },
        ]
        const writes = keys.map((key) => toWrite(1, toPosition(1n, key)))
        store.commit(toBatch(blocks(1, 1), { writes }))
        const rows = store.rows(deployment)
        const slots = (owner: number): unknown[] =>
          rows.list('position', { owner: toAddress(owner) }).map(({ slot }) => slot)
        expect(slots(1)).toEqual([-4n, 0n, 3n])
        expect(slots(2)).toEqual([5n])
        expect(rows.list('position', {}).map(({ slot }) => slot)).toEqual([-4n, 0n, 3n, 5n])
        expect(rows.list('position', { owner: toAddress(1), slot: 0n })).toHaveLength(1)
      })
    })

    test('behavior: as of a block is the state after that block', () => {
      withStore(open, ({ store }) => {
        const writes = [toWrite(2, toPosition(20n)), toWrite(4, toPosition(40n))]
        store.commit(toBatch(blocks(1, 5), { writes }))
        expect(balancesAt(store, [1, 2, 3, 4, 5])).toEqual([undefined, 20n, 20n, 40n, 40n])
        expect(store.rows(deployment, 3).list('position', {})).toHaveLength(1)
        expect(store.rows(deployment, 1).list('position', {})).toEqual([])
      })
    })

    test('behavior: of several writes in one block the last counts', () => {
      withStore(open, ({ store }) => {
        const writes = [toWrite(2, toPosition(1n)), toWrite(2, toPosition(2n))]
        store.commit(toBatch(blocks(1, 2), { writes }))
        expect(balancesAt(store, [1, 2])).toEqual([undefined, 2n])
      })
    })

    test('behavior: writing the same row again changes nothing', () => {
      withStore(open, ({ store }) => {
        store.commit(toBatch(blocks(1, 1), { writes: [toWrite(1, toPosition(1n))] }))
        store.commit(toBatch(blocks(2, 2), { writes: [toWrite(2, toPosition(1n))] }))
        store.commit(toBatch(blocks(3, 3), { writes: [toWrite(3, toPosition(3n))] }))
        expect(balancesAt(store, [1, 2, 3])).toEqual([1n, 1n, 3n])
      })
    })

    test('behavior: below retention only what is asked for is kept, and it is right', () => {
      withStore(open, ({ store }) => {
        const writes = [10, 12, 15].map((number) => toWrite(number, toPosition(BigInt(number))))
        const bounds = { finalizedNumber: 16, retainedFromNumber: 14 }
        store.commit(toBatch(blocks(10, 16), { writes, ...bounds }))
        expect(balancesAt(store, [14, 15, 16])).toEqual([12n, 15n, 15n])
        expect(() => balancesAt(store, [13])).toThrow(AsOfOutOfRangeError)
      })
    })

    test('behavior: retention above finality still undoes exactly', () => {
      withStore(open, ({ store }) => {
        const writes = [10, 12, 15].map((number) => toWrite(number, toPosition(BigInt(number))))
        const bounds = { finalizedNumber: 10, retainedFromNumber: 14 }
        store.commit(toBatch(blocks(10, 16), { writes, ...bounds }))
        store.rollback({ chainId: deployment.chainId, ancestorNumber: 11 })
        const key = { owner: toAddress(1), slot: 0n }
        expect(store.rows(deployment).get('position', key)).toMatchObject({ scaledRaw: 10n })
      })
    })

    test('behavior: deployments and chains do not see each other', () => {
      withStore(open, ({ store }) => {
        const other = { ...deployment, root: toAddress(0xee) }
        store.saveDeployment(other)
        store.commit(toBatch(blocks(1, 1), { writes: [toWrite(1, toPosition(1n))] }))
        expect(store.rows(other).list('position', {})).toEqual([])
        expect(store.rows({ ...deployment, chainId: 1 }).list('position', {})).toEqual([])
      })
    })

    test('error: AsOfOutOfRangeError', () => {
      withStore(open, ({ store }) => {
        expect(() => store.rows(deployment, 1)).toThrow('Nothing of this chain is indexed yet.')
        store.commit(toBatch(blocks(1, 9), { finalizedNumber: 9, retainedFromNumber: 5 }))
        expect(() => store.rows(deployment, 4)).toThrow(
          'Versions are kept from block 5 to the head, block 9.',
        )
        expect(() => store.rows(deployment, 10)).toThrow(AsOfOutOfRangeError)
        const kept = store.rows(deployment, 5)
        store.prune({ chainId: deployment.chainId, beforeNumber: 7 })
        expect(() => kept.list('position', {})).toThrow(AsOfOutOfRangeError)
      })
    })

    test('error: InvariantError, for what a table does not have', () => {
      withStore(open, ({ store }) => {
        const rows = store.rows(deployment)
        expect(() => rows.get('nothing', {})).toThrow(InvariantError)
        expect(() => rows.get('position', { owner: toAddress(1) })).toThrow(InvariantError)
        expect(() => rows.list('position', { slot: 0n })).toThrow('leading key columns')
      })
    })

    test.each([
      ['a column is missing', { asset: toAddress(1) }],
      ['a number is too wide', { ...reserve, liquidityIndexRay: 2n ** 256n }],
      ['a number is negative', { ...reserve, liquidityIndexRay: -1n }],
      ['an address is short', { ...reserve, oracle: '0x01' }],
      ['hexadecimal is not', { ...reserve, domain: `0x${'zz'.repeat(32)}` }],
      ['a float', { ...reserve, decimals: 0.5 }],
      ['null where none may be', { ...reserve, symbol: null }],
      ['text is not Unicode', { ...reserve, symbol: '\ud800' }],
    ])('error: InvariantError, when %s, and the batch leaves no trace', (_, row) => {
      withStore(open, ({ store }) => {
        const writes = [toWrite(1, toPosition(1n)), toWrite(1, { table: 'reserve', row } as never)]
        expect(() => store.commit(toBatch(blocks(1, 1), { writes }))).toThrow(InvariantError)
        expect(store.rows(deployment).list('position', {})).toEqual([])
        expect(store.loadCheckpoint(deployment.chainId)).toBeUndefined()
        expect(store.loadBlock({ chainId: deployment.chainId, number: 1 })).toBeUndefined()
      })
    })
  })
}
