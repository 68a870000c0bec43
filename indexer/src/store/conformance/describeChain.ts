import { InvariantError } from '@crossmargin/core'
import { describe, expect, test } from 'vitest'
import {
  balancesAt,
  chainId,
  deployment,
  type OpenStore,
  toAddress,
  toBatch,
  toBlock,
  toHash,
  toLog,
  toPosition,
  toWrite,
  withStore,
} from './standIn.ts'

/** Blocks, checkpoint, deployments: where a chain is, and that batches follow each other. */
export function describeChain(open: OpenStore): void {
  describe('chain', () => {
    test('default', () => {
      withStore(open, ({ store }) => {
        expect(store.listChainIds()).toEqual([])
        expect(store.loadCheckpoint(chainId)).toBeUndefined()
        const batch = toBatch([toBlock(1), toBlock(2)], { finalizedNumber: 1 })
        store.commit(batch)
        expect(store.listChainIds()).toEqual([chainId])
        expect(store.loadCheckpoint(chainId)).toEqual(batch.checkpoint)
      })
    })

    test('behavior: blocks are found by number and by time', () => {
      withStore(open, ({ store }) => {
        const twin = { ...toBlock(11), timestampSeconds: 120 }
        store.commit(toBatch([toBlock(5), toBlock(10), twin]))
        expect(store.loadBlock({ chainId, number: 5 })).toEqual(toBlock(5))
        expect(store.loadBlock({ chainId, number: 6 })).toBeUndefined()
        expect(store.loadBlockAtOrBefore({ chainId, number: 9 })).toEqual(toBlock(5))
        expect(store.loadBlockAtOrBefore({ chainId, number: 4 })).toBeUndefined()
        const atTime = (timestampSeconds: number): number | undefined =>
          store.loadBlockAtOrBeforeTime({ chainId, timestampSeconds })?.number
        expect([59, 60, 119, 120, 9999].map(atTime)).toEqual([undefined, 5, 5, 11, 11])
      })
    })

    test('behavior: a batch without blocks moves finality and nothing else', () => {
      withStore(open, ({ store }) => {
        store.commit(toBatch([toBlock(3)]))
        const { checkpoint } = toBatch([toBlock(3)], { finalizedNumber: 2 })
        store.commit({ ...toBatch([]), checkpoint })
        expect(store.loadCheckpoint(chainId)).toEqual(checkpoint)
      })
    })

    test('behavior: finality and retention never go back', () => {
      withStore(open, ({ store }) => {
        store.commit(toBatch([toBlock(3)], { finalizedNumber: 3, retainedFromNumber: 2 }))
        store.commit(toBatch([toBlock(4)], { finalizedNumber: 1, retainedFromNumber: 1 }))
        expect(store.loadCheckpoint(chainId)).toMatchObject({
          finalizedNumber: 3,
          retainedFromNumber: 2,
        })
      })
    })

    test('behavior: everything is there after closing and opening again', () => {
      withStore(open, (tested) => {
        const writes = [toWrite(1, toPosition(1n))]
        tested.store.commit(toBatch([toBlock(1)], { writes, logs: [toLog(1, 0)] }))
        const digest = tested.store.digest(chainId)
        const again = tested.reopen()
        expect(again.digest(chainId)).toBe(digest)
        expect(again.listDeployments()).toEqual([deployment])
        again.commit(toBatch([toBlock(2)]))
        expect(again.listLogs({ chainId, fromNumber: 0, toNumber: 9 })).toEqual([toLog(1, 0)])
      })
    })

    test('behavior: deployments are listed by chain, venue and root, and may be found anew', () => {
      withStore(open, ({ store }) => {
        const other = { ...deployment, chainId: 1, root: toAddress(0xff) }
        store.saveDeployment(other)
        store.saveDeployment({ ...deployment, contracts: { pool: toAddress(9) } })
        expect(store.listDeployments()).toEqual([
          other,
          { ...deployment, contracts: { pool: toAddress(9) } },
        ])
      })
    })

    test('behavior: a large chain id and block number are kept exactly', () => {
      withStore(open, ({ store }) => {
        const large = 2 ** 40 + 1
        const block = { ...toBlock(large), chainId: large }
        const { parentHash: _, ...head } = block
        const { checkpoint } = toBatch([])
        store.commit({
          ...toBatch([block]),
          chainId: large,
          checkpoint: { ...checkpoint, head },
        })
        expect(store.loadBlock({ chainId: large, number: large })).toEqual(block)
      })
    })

    test.each([
      ['goes back', toBatch([toBlock(4)])],
      ['repeats the head', toBatch([toBlock(5)])],
      ['has another parent', toBatch([toBlock(6, { fork: 1 })])],
      ['breaks within', toBatch([toBlock(6), toBlock(7, { fork: 1 })])],
      ['is out of order', toBatch([toBlock(7), toBlock(6)])],
      ['has blocks of another chain', toBatch([{ ...toBlock(6), chainId: 1 }])],
      [
        'has another head',
        { ...toBatch([toBlock(6)]), checkpoint: toBatch([toBlock(7)]).checkpoint },
      ],
      ['has another head and no block', toBatch([])],
      ['writes into the past', toBatch([toBlock(6)], { writes: [toWrite(5, toPosition(1n))] })],
      ['writes ahead', toBatch([toBlock(6)], { writes: [toWrite(7, toPosition(1n))] })],
      [
        'writes out of order',
        toBatch([toBlock(6), toBlock(7)], {
          writes: [toWrite(7, toPosition(1n)), toWrite(6, toPosition(2n))],
        }),
      ],
      [
        'is of a deployment that was never saved',
        toBatch([toBlock(6)], {
          writes: [
            { ...toWrite(6, toPosition(1n)), deployment: { ...deployment, root: toHash(1) } },
          ],
        }),
      ],
      [
        'writes to another chain',
        toBatch([toBlock(6)], {
          writes: [{ ...toWrite(6, toPosition(1n)), deployment: { ...deployment, chainId: 1 } }],
        }),
      ],
      [
        // Logs come last: by then everything else of the batch has been written.
        'has a log twice',
        toBatch([toBlock(6)], {
          writes: [toWrite(6, toPosition(6n))],
          logs: [toLog(6, 1), toLog(6, 1)],
        }),
      ],
      ['has a log of the past', toBatch([toBlock(6)], { logs: [toLog(5, 1)] })],
    ])('error: InvariantError, when a batch %s, and nothing of it is kept', (_, batch) => {
      withStore(open, ({ store }) => {
        const first = toBatch([toBlock(5)], { writes: [toWrite(5, toPosition(5n))] })
        store.commit(first)
        const digest = store.digest(chainId)
        expect(() => store.commit(batch)).toThrow(InvariantError)
        expect(store.digest(chainId)).toBe(digest)
        expect(store.loadCheckpoint(chainId)).toEqual(first.checkpoint)
        expect(store.loadBlockAtOrBefore({ chainId, number: 9 })).toEqual(toBlock(5))
        expect(balancesAt(store, [5])).toEqual([5n])
      })
    })

    test('error: InvariantError, for a venue without tables', () => {
      withStore(open, ({ store }) => {
        expect(() => store.saveDeployment({ ...deployment, venue: 'nobody' })).toThrow(
          InvariantError,
        )
      })
    })
  })
}
