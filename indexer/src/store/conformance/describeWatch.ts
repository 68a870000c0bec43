import { InvariantError } from '@crossmargin/core'
import { describe, expect, test } from 'vitest'
import type { Store, WatchSpan } from '../store.ts'
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

const owner = toAddress(1)

/** Commits empty blocks; the first one of all begins a watch. */
function commitBlocks(store: Store, ...numbers: readonly number[]): void {
  for (const number of numbers) {
    const { checkpoint, ...batch } = toBatch([toBlock(number)])
    const before = store.loadCheckpoint(chainId)
    const begun = before === undefined ? { watchedFromNumber: number } : {}
    store.commit({ ...batch, checkpoint: { ...checkpoint, ...begun } })
  }
}

/** Follows owner 1 at the head with a balance. */
function follow(store: Store, scaledRaw: bigint): void {
  const number = store.loadCheckpoint(chainId)?.head.number ?? 0
  const { venue, root } = deployment
  store.follow({
    chainId,
    owners: [owner],
    writes: [toWrite(number, toPosition(scaledRaw))],
    accounts: [{ key: { venue, chainId, root, owner }, firstBlock: number }],
    gaps: [],
  })
}

function spansOf(store: Store): readonly Omit<WatchSpan, 'owner'>[] {
  return store.listWatchSpans(chainId).map(({ owner: _, ...span }) => span)
}

/** Following some owners only. */
export function describeWatch(open: OpenStore): void {
  describe('follow', () => {
    test('default', () => {
      withStore(open, ({ store, reopen }) => {
        commitBlocks(store, 5, 6)
        follow(store, 60n)
        commitBlocks(store, 7)
        expect(spansOf(store)).toEqual([{ fromNumber: 6 }])
        expect(balancesAt(store, [5, 6, 7])).toEqual([undefined, 60n, 60n])
        expect(store.listAccounts({ owners: [owner] })).toHaveLength(1)
        const again = reopen()
        expect(again.loadCheckpoint(chainId)?.watchedFromNumber).toBe(5)
        expect(spansOf(again)).toEqual([{ fromNumber: 6 }])
      })
    })

    test('behavior: a version that began at the head is set right, an older one is closed', () => {
      withStore(open, ({ store }) => {
        commitBlocks(store, 5)
        follow(store, 50n)
        follow(store, 51n)
        expect(balancesAt(store, [5])).toEqual([51n])
        commitBlocks(store, 6)
        follow(store, 51n)
        follow(store, 60n)
        expect(balancesAt(store, [5, 6])).toEqual([51n, 60n])
        expect(spansOf(store)).toEqual([{ fromNumber: 5 }])
      })
    })

    test('error: InvariantError, for rows of another block, or without a head', () => {
      withStore(open, ({ store }) => {
        expect(() => follow(store, 1n)).toThrow(InvariantError)
        commitBlocks(store, 5)
        const writes = [toWrite(4, toPosition(1n))]
        const wrong = { chainId, owners: [owner], writes, accounts: [], gaps: [] }
        expect(() => store.follow(wrong)).toThrow(InvariantError)
        expect(spansOf(store)).toEqual([])
      })
    })
  })

  describe('unfollow', () => {
    test('default', () => {
      withStore(open, ({ store }) => {
        commitBlocks(store, 5)
        follow(store, 50n)
        commitBlocks(store, 6, 7)
        store.unfollow({ chainId, owners: [owner] })
        expect(spansOf(store)).toEqual([{ fromNumber: 5, untilNumber: 7 }])
        follow(store, 70n)
        expect(spansOf(store)).toEqual([{ fromNumber: 5, untilNumber: 7 }, { fromNumber: 7 }])
      })
    })

    test('behavior: a span that held no block is gone', () => {
      withStore(open, ({ store }) => {
        commitBlocks(store, 5)
        follow(store, 50n)
        store.unfollow({ chainId, owners: [owner] })
        expect(spansOf(store)).toEqual([])
      })
    })
  })

  describe('rollback of what is followed', () => {
    test('behavior: who joined above the ancestor is not followed, with rows as before', () => {
      withStore(open, ({ store }) => {
        commitBlocks(store, 5)
        follow(store, 50n)
        commitBlocks(store, 6)
        store.unfollow({ chainId, owners: [owner] })
        commitBlocks(store, 7, 8)
        follow(store, 80n)
        store.rollback({ chainId, ancestorNumber: 7 })
        expect(spansOf(store)).toEqual([{ fromNumber: 5, untilNumber: 6 }])
        expect(balancesAt(store, [5, 7])).toEqual([50n, 50n])
      })
    })

    test('behavior: who left above the ancestor has left at the ancestor', () => {
      withStore(open, ({ store }) => {
        commitBlocks(store, 5)
        follow(store, 50n)
        commitBlocks(store, 6, 7, 8)
        store.unfollow({ chainId, owners: [owner] })
        store.rollback({ chainId, ancestorNumber: 6 })
        expect(spansOf(store)).toEqual([{ fromNumber: 5, untilNumber: 6 }])
        store.rollback({ chainId, ancestorNumber: 5 })
        expect(spansOf(store)).toEqual([])
      })
    })
  })

  describe('forget', () => {
    test('default', () => {
      withStore(open, ({ store }) => {
        store.commit(toBatch([toBlock(4)], { logs: [toLog(4, 0)] }))
        follow(store, 40n)
        store.forget(chainId)
        expect(store.loadCheckpoint(chainId)).toBeUndefined()
        expect(store.listAccounts({})).toEqual([])
        expect(spansOf(store)).toEqual([])
        expect(store.listLogs({ chainId, fromNumber: 0, toNumber: 9 })).toEqual([])
        expect(store.listDeployments()).toEqual([deployment])
        commitBlocks(store, 3)
        expect(balancesAt(store, [3])).toEqual([undefined])
      })
    })
  })
}
