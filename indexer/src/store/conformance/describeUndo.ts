import { InvariantError } from '@crossmargin/core'
import { describe, expect, test } from 'vitest'
import type { Store } from '../store.ts'
import {
  balancesAt,
  chainId,
  deployment,
  type OpenStore,
  toAddress,
  toBatch,
  toBlock,
  toLog,
  toPosition,
  toWrite,
  withStore,
} from './standIn.ts'

/** Commits blocks 1 to 5, each with its own balance, account, child and log. */
function commitFive(store: Store, finalizedNumber = 0): void {
  for (const number of [1, 2, 3, 4, 5]) {
    const key = { ...deployment, owner: toAddress(number) }
    const { venue, root, owner } = key
    store.commit(
      toBatch([toBlock(number)], {
        writes: [toWrite(number, toPosition(BigInt(number)))],
        accounts: [{ key: { venue, chainId, root, owner }, firstBlock: number }],
        children: [{ deployment, address: toAddress(number), sinceBlock: number }],
        logs: [toLog(number, 0)],
        finalizedNumber,
      }),
    )
  }
}

/** Undoing, pruning, digests, and readers beside the writer. */
export function describeUndo(open: OpenStore): void {
  describe('rollback', () => {
    test('default', () => {
      withStore(open, ({ store }) => {
        commitFive(store)
        store.rollback({ chainId, ancestorNumber: 3 })
        const { parentHash: _, ...head } = toBlock(3)
        expect(store.loadCheckpoint(chainId)?.head).toEqual(head)
        expect(balancesAt(store, [1, 2, 3])).toEqual([1n, 2n, 3n])
        expect(store.loadBlock({ chainId, number: 4 })).toBeUndefined()
        expect(store.listAccounts({})).toHaveLength(3)
        expect(store.listChildren(deployment)).toHaveLength(3)
        expect(store.listLogs({ chainId, fromNumber: 0, toNumber: 9 })).toHaveLength(3)
      })
    })

    test('behavior: undoing is as if it had never been', () => {
      withStore(open, ({ store }) => {
        commitFive(store)
        const digest = store.digest(chainId)
        const writes = [
          toWrite(6, toPosition(60n)),
          toWrite(6, toPosition(1n, { owner: 9 })),
          toWrite(7, toPosition(5n)),
        ]
        store.commit(toBatch([toBlock(6), toBlock(7)], { writes }))
        expect(store.digest(chainId)).not.toBe(digest)
        store.rollback({ chainId, ancestorNumber: 5 })
        expect(store.digest(chainId)).toBe(digest)
        expect(balancesAt(store, [4, 5])).toEqual([4n, 5n])
      })
    })

    test('behavior: the head itself is an ancestor, and nothing happens', () => {
      withStore(open, ({ store }) => {
        commitFive(store, 5)
        const digest = store.digest(chainId)
        store.rollback({ chainId, ancestorNumber: 5 })
        expect(store.digest(chainId)).toBe(digest)
      })
    })

    test('behavior: another chain is left alone', () => {
      withStore(open, ({ store }) => {
        commitFive(store)
        const block = { ...toBlock(5), chainId: 1 }
        const { parentHash: _, ...head } = block
        const batch = toBatch([block])
        store.commit({ ...batch, chainId: 1, checkpoint: { ...batch.checkpoint, head } })
        store.rollback({ chainId, ancestorNumber: 1 })
        expect(store.loadCheckpoint(1)?.head.number).toBe(5)
      })
    })

    test.each([
      ['is final', 2],
      ['is ahead of the head', 6],
    ])('error: InvariantError, when the ancestor %s', (_, ancestorNumber) => {
      withStore(open, ({ store }) => {
        commitFive(store, 3)
        const digest = store.digest(chainId)
        expect(() => store.rollback({ chainId, ancestorNumber })).toThrow(InvariantError)
        expect(store.digest(chainId)).toBe(digest)
      })
    })

    test('error: InvariantError, when the ancestor was never kept', () => {
      withStore(open, ({ store }) => {
        store.commit(toBatch([toBlock(1), toBlock(5)]))
        expect(() => store.rollback({ chainId, ancestorNumber: 3 })).toThrow(InvariantError)
        expect(() => store.rollback({ chainId: 1, ancestorNumber: 3 })).toThrow(InvariantError)
      })
    })
  })

  describe('prune', () => {
    test('default', () => {
      withStore(open, ({ store }) => {
        commitFive(store, 5)
        const digest = store.digest(chainId)
        store.prune({ chainId, beforeNumber: 3 })
        expect(balancesAt(store, [3, 4, 5])).toEqual([3n, 4n, 5n])
        expect(store.loadCheckpoint(chainId)?.retainedFromNumber).toBe(3)
        expect(store.loadBlock({ chainId, number: 2 })).toBeUndefined()
        expect(store.loadBlock({ chainId, number: 3 })).toEqual(toBlock(3))
        expect(store.listLogs({ chainId, fromNumber: 0, toNumber: 9 })).toHaveLength(5)
        expect(store.digest(chainId)).toBe(digest)
      })
    })

    test('behavior: the last block at or before the bound is kept, with gaps between numbers too', () => {
      withStore(open, ({ store }) => {
        store.commit(toBatch([toBlock(10), toBlock(20), toBlock(30)], { finalizedNumber: 30 }))
        store.prune({ chainId, beforeNumber: 25 })
        expect(store.loadBlockAtOrBefore({ chainId, number: 25 })).toEqual(toBlock(20))
        expect(store.loadBlock({ chainId, number: 10 })).toBeUndefined()
      })
    })

    test('behavior: what is not final can still be undone', () => {
      withStore(open, ({ store }) => {
        commitFive(store, 2)
        store.prune({ chainId, beforeNumber: 5 })
        store.rollback({ chainId, ancestorNumber: 2 })
        const key = { owner: toAddress(1), slot: 0n }
        expect(store.rows(deployment).get('position', key)).toMatchObject({ scaledRaw: 2n })
      })
    })

    test('error: InvariantError, for a chain that is not there', () => {
      withStore(open, ({ store }) => {
        expect(() => store.prune({ chainId: 5, beforeNumber: 1 })).toThrow(InvariantError)
      })
    })
  })

  describe('digest', () => {
    test('behavior: differs for a row, an account, a child and a head, not for history', () => {
      const parts: Parameters<typeof toBatch>[1][] = [
        {},
        { writes: [toWrite(2, toPosition(1n))] },
        { writes: [toWrite(2, toPosition(2n))] },
        { accounts: [{ key: { ...deployment, owner: toAddress(1) }, firstBlock: 2 }] },
        { children: [{ deployment, address: toAddress(1), sinceBlock: 2 }] },
        { blocks: [toBlock(2)] },
      ]
      const digests = parts.map((part) => {
        let digest = ''
        withStore(open, ({ store }) => {
          store.commit(toBatch([toBlock(1), toBlock(2)], part))
          digest = store.digest(chainId)
        })
        return digest
      })
      expect(new Set(digests).size).toBe(5)
      expect(digests[5]).toBe(digests[0])
    })

    test('error: InvariantError, for a chain that is not there', () => {
      withStore(open, ({ store }) => {
        expect(() => store.digest(5)).toThrow(InvariantError)
      })
    })
  })

  describe('read', () => {
    test('behavior: a reader sees one moment while the writer goes on', () => {
      withStore(open, (tested) => {
        commitFive(tested.store)
        const reader = tested.openReader()
        reader.read(() => {
          expect(reader.loadCheckpoint(chainId)?.head.number).toBe(5)
          const writes = [toWrite(6, toPosition(6n))]
          tested.store.commit(toBatch([toBlock(6)], { writes }))
          tested.store.rollback({ chainId, ancestorNumber: 2 })
          expect(reader.loadCheckpoint(chainId)?.head.number).toBe(5)
          expect(balancesAt(reader, [4, 5])).toEqual([4n, 5n])
        })
        expect(reader.loadCheckpoint(chainId)?.head.number).toBe(2)
        expect(reader.digest(chainId)).toBe(tested.store.digest(chainId))
        reader.close()
      })
    })

    test('behavior: reads inside reads are one, and errors end them', () => {
      withStore(open, ({ store }) => {
        commitFive(store)
        expect(store.read(() => store.read(() => store.listChainIds()))).toEqual([chainId])
        expect(() => store.read(() => store.rows(deployment, 99))).toThrow()
        store.commit(toBatch([toBlock(6)]))
      })
    })

    test('error: InvariantError, for writing inside a read, or waiting in it', () => {
      withStore(open, ({ store }) => {
        expect(() => store.read(() => store.commit(toBatch([toBlock(1)])))).toThrow(InvariantError)
        expect(() => store.read(() => Promise.resolve(1))).toThrow(InvariantError)
        store.commit(toBatch([toBlock(1)]))
      })
    })
  })
}
