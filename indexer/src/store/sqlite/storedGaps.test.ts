import type { Gap } from '@crossmargin/core'
import { describe, expect, test } from 'vitest'
import { chainId, toAddress } from '../conformance/standIn.ts'
import { openMemoryStore } from './memoryStore.ts'
import { listStoredGaps, saveGap } from './storedGaps.ts'

describe('saveGap', () => {
  test('default', () => {
    const { connection } = openMemoryStore()
    const gap: Gap = {
      kind: 'asset-unknown',
      effect: 'collateral-not-counted',
      message: 'Nobody has reviewed "Σ".',
      chainId,
      venue: 'stand-in',
      asset: `${chainId}:${toAddress(1)}`,
    }
    saveGap(connection, { chainId, blockNumber: 2, gap })
    saveGap(connection, { chainId, blockNumber: 1, gap: { ...gap, message: 'Another.' } })
    saveGap(connection, { chainId, blockNumber: 3, gap })
    expect(listStoredGaps(connection, chainId)).toEqual([{ ...gap, message: 'Another.' }, gap])
  })
})
