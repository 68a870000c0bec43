import type { Address } from '@crossmargin/core'
import { describe, expect, test } from 'vitest'
import type { Checkpoint, WatchSpan } from './store.ts'
import { createWatchCoverage } from './watchCoverage.ts'

const owner: Address = '0x00000000000000000000000000000000000000a1'
const stranger: Address = '0x00000000000000000000000000000000000000a2'
const spans: readonly WatchSpan[] = [
  { owner, fromNumber: 10, untilNumber: 20 },
  { owner, fromNumber: 30 },
]

function coverage(checkpoint: Partial<Checkpoint>) {
  return createWatchCoverage({
    loadCheckpoint: () => checkpoint as Checkpoint,
    listWatchSpans: () => spans,
  })
}

describe('createWatchCoverage', () => {
  test('default', () => {
    const { covers, reason } = coverage({ watchedFromNumber: 5 })
    const covered = [9, 10, 19, 20, 29, 30, 31].filter((number) =>
      covers({ owner, chainId: 1, number }),
    )
    expect(covered).toEqual([10, 19, 30, 31])
    expect([9, 25].map((number) => reason({ owner, chainId: 1, number }))).toEqual([
      `${owner} is watched on chain 1 from block 10 on: what it had at block 9 is not known.`,
      `${owner} has not been watched on chain 1 since block 20: what it has there is not known.`,
    ])
    expect(reason({ owner: stranger, chainId: 1, number: 15 })).toBe(
      `${stranger} is not watched on chain 1: what it has there is not known. Add it with \`crossmargin watch add ${stranger}\`.`,
    )
  })

  test('behavior: where everybody is followed, everybody is covered', () => {
    expect(coverage({}).covers({ owner: stranger, chainId: 1, number: 1 })).toBe(true)
  })
})
