import type { View, ViewResult } from '@crossmargin/adapters'
import type { Gap, MarginAccountKey } from '@crossmargin/core'
import { describe, expect, test } from 'vitest'
import type { StoredView } from '../store.ts'
import {
  chainId,
  deployment,
  type OpenStore,
  toAddress,
  toBatch,
  toBlock,
  toLog,
  withStore,
} from './standIn.ts'

const { venue, root } = deployment
const view: View = { to: toAddress(3), data: '0x12345678' }

function toKey(owner: number, sub?: string): MarginAccountKey {
  const key = { venue, chainId, root, owner: toAddress(owner) }
  return sub === undefined ? key : { ...key, sub: `0x${sub}` }
}

function toView(blockNumber: number, result: ViewResult): StoredView {
  return { deployment, blockNumber, view, result }
}

/** What comes along with rows: accounts, children, logs, answers of views, gaps. */
export function describeFound(open: OpenStore): void {
  describe('accounts', () => {
    test('default', () => {
      withStore(open, ({ store }) => {
        const accounts = [
          { key: toKey(2), firstBlock: 2 },
          { key: toKey(1, 'b'), firstBlock: 1 },
          { key: toKey(1), firstBlock: 1 },
        ]
        store.commit(toBatch([toBlock(1), toBlock(2)], { accounts }))
        expect(store.listAccounts({})).toEqual([toKey(1), toKey(1, 'b'), toKey(2)])
        expect(store.listAccounts({ owners: [toAddress(2)] })).toEqual([toKey(2)])
        expect(store.listAccounts({ owners: [] })).toEqual([])
        expect(store.listAccounts({ deployment })).toHaveLength(3)
        expect(store.listAccounts({ deployment: { ...deployment, chainId: 1 } })).toEqual([])
        expect(store.listAccounts({ asOfNumber: 1 })).toEqual([toKey(1), toKey(1, 'b')])
        const owners = [toAddress(2), toAddress(1), toAddress(2)]
        expect(store.listAccounts({ owners, deployment, asOfNumber: 2 })).toHaveLength(3)
      })
    })

    test('behavior: seen again, an account keeps its first block', () => {
      withStore(open, ({ store }) => {
        store.commit(toBatch([toBlock(1)], { accounts: [{ key: toKey(1), firstBlock: 1 }] }))
        store.commit(toBatch([toBlock(2)], { accounts: [{ key: toKey(1), firstBlock: 2 }] }))
        store.rollback({ chainId, ancestorNumber: 1 })
        expect(store.listAccounts({ asOfNumber: 1 })).toEqual([toKey(1)])
      })
    })
  })

  describe('children', () => {
    test('default', () => {
      withStore(open, ({ store }) => {
        const children = [
          { deployment, address: toAddress(9), sinceBlock: 1 },
          { deployment, address: toAddress(8), sinceBlock: 1 },
          { deployment, address: toAddress(7), sinceBlock: 2 },
          { deployment, address: toAddress(9), sinceBlock: 2 },
        ]
        store.commit(toBatch([toBlock(1), toBlock(2)], { children }))
        expect(store.listChildren(deployment)).toEqual([
          { address: toAddress(8), sinceBlock: 1 },
          { address: toAddress(9), sinceBlock: 1 },
          { address: toAddress(7), sinceBlock: 2 },
        ])
        expect(store.listChildren({ ...deployment, chainId: 1 })).toEqual([])
      })
    })
  })

  describe('logs', () => {
    test('default', () => {
      withStore(open, ({ store }) => {
        store.commit(
          toBatch([toBlock(1), toBlock(2)], { logs: [toLog(2, 0), toLog(1, 200), toLog(1, 3)] }),
        )
        store.commit(toBatch([toBlock(3)]))
        store.commit(toBatch([toBlock(4)], { logs: [toLog(4, 0)] }))
        const list = (fromNumber: number, toNumber: number): unknown =>
          store.listLogs({ chainId, fromNumber, toNumber })
        expect(list(0, 9)).toEqual([toLog(1, 3), toLog(1, 200), toLog(2, 0), toLog(4, 0)])
        expect(list(2, 3)).toEqual([toLog(2, 0)])
        expect(list(3, 3)).toEqual([])
        expect(store.listLogs({ chainId: 1, fromNumber: 0, toNumber: 9 })).toEqual([])
      })
    })

    test('behavior: read chunk by chunk, with the times of their blocks', () => {
      withStore(open, ({ store }) => {
        const timestamps = new Map([
          [1, 12],
          [2, 24],
        ])
        const logs = [toLog(1, 0), toLog(2, 0)]
        store.commit(toBatch([toBlock(1), toBlock(2)], { logs, timestamps }))
        store.commit(toBatch([toBlock(3)], { logs: [toLog(3, 0)] }))
        const after = (afterNumber: number) => store.loadLogsAfter({ chainId, afterNumber })
        expect(after(-1)).toEqual({ logs, timestamps, lastNumber: 2 })
        // Without all of its times, a chunk has none.
        expect(after(2)).toEqual({ logs: [toLog(3, 0)], timestamps: new Map(), lastNumber: 3 })
        expect(after(3)).toBeUndefined()
        store.rollback({ chainId, ancestorNumber: 1 })
        expect(after(-1)).toEqual({
          logs: [toLog(1, 0)],
          timestamps: new Map([[1, 12]]),
          lastNumber: 1,
        })
      })
    })

    test('behavior: logs that are merged stand where they belong, each once', () => {
      withStore(open, ({ store }) => {
        const time = (number: number): [number, number] => [number, number * 12]
        store.commit(
          toBatch([toBlock(1), toBlock(4)], {
            logs: [toLog(1, 0), toLog(4, 1)],
            timestamps: new Map([time(1), time(4)]),
          }),
        )
        store.commit(toBatch([toBlock(6)], { logs: [toLog(6, 0)], timestamps: new Map([time(6)]) }))
        const merged = [toLog(2, 3), toLog(4, 0), toLog(4, 1), toLog(9, 0)]
        const timestamps = new Map([2, 4, 9].map(time))
        store.mergeLogs({ chainId, logs: merged.slice(0, 3), timestamps })
        store.mergeLogs({ chainId, logs: merged.slice(0, 3), timestamps })
        store.mergeLogs({ chainId, logs: [], timestamps })
        const range = { chainId, fromNumber: 0, toNumber: 9 }
        expect(store.listLogs(range)).toEqual([
          ...[toLog(1, 0), toLog(2, 3), toLog(4, 0), toLog(4, 1), toLog(6, 0)],
        ])
        const first = store.loadLogsAfter({ chainId, afterNumber: -1 })
        expect(first?.timestamps).toEqual(new Map([1, 2, 4].map(time)))
      })
    })

    test('behavior: undoing cuts a chunk exactly', () => {
      withStore(open, ({ store }) => {
        const logs = [toLog(1, 0), toLog(2, 0), toLog(2, 1), toLog(3, 0)]
        store.commit(toBatch([toBlock(1), toBlock(2), toBlock(3)], { logs }))
        store.rollback({ chainId, ancestorNumber: 2 })
        const range = { chainId, fromNumber: 0, toNumber: 9 }
        expect(store.listLogs(range)).toEqual(logs.slice(0, 3))
        const fork = toBlock(3, { fork: 1, parentFork: 0 })
        store.commit(toBatch([fork], { logs: [toLog(3, 5, 1)] }))
        expect(store.listLogs(range)).toEqual([...logs.slice(0, 3), toLog(3, 5, 1)])
      })
    })
  })

  describe('views', () => {
    test('default', () => {
      withStore(open, ({ store }) => {
        const views = [
          toView(2, { kind: 'returned', data: '0x02' }),
          toView(4, { kind: 'reverted' }),
          toView(6, { kind: 'returned', data: '0x' }),
        ]
        store.commit(toBatch([toBlock(6)], { views }))
        const load = (blockNumber: number): ViewResult | undefined =>
          store.loadView({ deployment, view, blockNumber })
        expect([1, 2, 3, 4, 5, 6, 7].map(load)).toEqual([
          undefined,
          { kind: 'returned', data: '0x02' },
          { kind: 'returned', data: '0x02' },
          { kind: 'reverted' },
          { kind: 'reverted' },
          { kind: 'returned', data: '0x' },
          { kind: 'returned', data: '0x' },
        ])
        const other = { to: view.to, data: '0x12345679' } as const
        expect(store.loadView({ deployment, view: other, blockNumber: 9 })).toBeUndefined()
        const nobody = { ...deployment, root: toAddress(1) }
        expect(store.loadView({ deployment: nobody, view, blockNumber: 9 })).toBeUndefined()
      })
    })

    test('behavior: the answer before comes back when one is undone', () => {
      withStore(open, ({ store }) => {
        const before = { kind: 'returned', data: '0xaa' } as const
        store.commit(toBatch([toBlock(1)], { views: [toView(1, before)] }))
        store.commit(toBatch([toBlock(2)], { views: [toView(2, { kind: 'reverted' })] }))
        store.commit(toBatch([toBlock(3)], { views: [toView(3, before)] }))
        store.rollback({ chainId, ancestorNumber: 2 })
        expect(store.loadView({ deployment, view, blockNumber: 9 })).toEqual({ kind: 'reverted' })
        store.rollback({ chainId, ancestorNumber: 1 })
        expect(store.loadView({ deployment, view, blockNumber: 9 })).toEqual(before)
      })
    })

    test('behavior: pruning keeps the last answer at or before its bound', () => {
      withStore(open, ({ store }) => {
        const views = [1, 3, 5, 7].map((number) =>
          toView(number, { kind: 'returned', data: `0x0${number}` }),
        )
        store.commit(toBatch([toBlock(7)], { views, finalizedNumber: 7 }))
        store.prune({ chainId, beforeNumber: 6 })
        const load = (blockNumber: number): unknown => {
          const result = store.loadView({ deployment, view, blockNumber })
          return result?.kind === 'returned' ? result.data : result
        }
        expect([4, 5, 6, 7].map(load)).toEqual([undefined, '0x05', '0x05', '0x07'])
      })
    })
  })

  describe('gaps', () => {
    const gap: Gap = {
      kind: 'price-missing',
      effect: 'collateral-not-counted',
      message: 'None.',
      chainId,
    }

    test('default', () => {
      withStore(open, ({ store }) => {
        const other: Gap = { ...gap, message: 'Another.' }
        const gaps = [
          { blockNumber: 2, gap },
          { blockNumber: 1, gap: other },
        ]
        store.commit(toBatch([toBlock(1), toBlock(2)], { gaps }))
        expect(store.listGaps(chainId)).toEqual([other, gap])
        expect(store.listGaps(1)).toEqual([])
      })
    })

    test('behavior: met again, a gap is one gap, and is undone with its first block', () => {
      withStore(open, ({ store }) => {
        store.commit(toBatch([toBlock(1)]))
        store.commit(toBatch([toBlock(2)], { gaps: [{ blockNumber: 2, gap }] }))
        const { kind, ...rest } = gap
        store.commit(toBatch([toBlock(3)], { gaps: [{ blockNumber: 3, gap: { ...rest, kind } }] }))
        expect(store.listGaps(chainId)).toEqual([gap])
        store.rollback({ chainId, ancestorNumber: 2 })
        expect(store.listGaps(chainId)).toEqual([gap])
        store.rollback({ chainId, ancestorNumber: 1 })
        expect(store.listGaps(chainId)).toEqual([])
      })
    })
  })
}
