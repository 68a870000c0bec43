import { InvariantError } from '@crossmargin/core'
import { describe, expect, test } from 'vitest'
import { deployment, toAddress, toBatch, toBlock, toLog } from '../conformance/standIn.ts'
import { openMemoryStore } from './memoryStore.ts'

const { venue, chainId, root } = deployment

describe('commitBatch', () => {
  test('behavior: what is found again is kept once', () => {
    const { commit, count } = openMemoryStore()
    const at = (number: number): Parameters<typeof commit>[0] =>
      toBatch([toBlock(number)], {
        accounts: [{ key: { venue, chainId, root, owner: toAddress(1) }, firstBlock: number }],
        children: [{ deployment, address: toAddress(2), sinceBlock: number }],
        gaps: [
          { blockNumber: number, gap: { kind: 'chain-stale', effect: 'none', message: 'Late.' } },
        ],
        logs: [toLog(number, 0)],
      })
    commit(at(1))
    commit(at(2))
    expect(['block', 'account', 'child', 'gap', 'log_chunk', 'chain'].map(count)).toEqual([
      2, 1, 1, 1, 2, 1,
    ])
  })

  test('error: InvariantError, whatever part is outside the batch', () => {
    const { commit, count } = openMemoryStore()
    commit(toBatch([toBlock(5)]))
    const gap = { kind: 'chain-stale', effect: 'none', message: 'Late.' } as const
    const key = { venue, chainId, root, owner: toAddress(1) }
    const view = { to: root, data: '0x00' } as const
    const result = { kind: 'reverted' } as const
    const parts: Parameters<typeof toBatch>[1][] = [
      { accounts: [{ key, firstBlock: 5 }] },
      { accounts: [{ key: { ...key, chainId: 1 }, firstBlock: 6 }] },
      { children: [{ deployment, address: root, sinceBlock: 7 }] },
      { views: [{ deployment, blockNumber: 5, view, result }] },
      { gaps: [{ blockNumber: 7, gap }] },
    ]
    for (const part of parts)
      expect(() => commit(toBatch([toBlock(6)], part))).toThrow(InvariantError)
    expect(['block', 'account', 'child', 'view_call', 'gap'].map(count)).toEqual([1, 0, 0, 0, 0])
  })
})
