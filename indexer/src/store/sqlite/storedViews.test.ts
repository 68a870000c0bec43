import type { ViewResult } from '@crossmargin/adapters'
import { describe, expect, test } from 'vitest'
import { chainId, deployment, toAddress } from '../conformance/standIn.ts'
import { openMemoryStore } from './memoryStore.ts'
import { loadStoredView, saveView } from './storedViews.ts'

const view = { to: toAddress(1), data: '0xaabb' } as const

describe('saveView', () => {
  test('behavior: only answers that differ from the one before take room', () => {
    const { connection, count, deploymentIds } = openMemoryStore()
    const asked = { chainId, deploymentId: deploymentIds.require(deployment), view }
    const answers: ViewResult[] = [
      { kind: 'returned', data: '0xAB' },
      { kind: 'returned', data: '0xab' },
      { kind: 'reverted' },
      { kind: 'reverted' },
      { kind: 'returned', data: '0x' },
    ]
    for (const [index, result] of answers.entries())
      saveView(connection, { ...asked, blockNumber: index + 1, result })
    expect([count('view_call'), count('view_answer')]).toEqual([1, 3])
    const load = (blockNumber: number): unknown =>
      loadStoredView(connection, { ...asked, blockNumber })
    expect(load(4)).toEqual({ kind: 'reverted' })
    expect(load(5)).toEqual({ kind: 'returned', data: '0x' })
  })

  test('behavior: a second answer of one block replaces the first', () => {
    const { connection, deploymentIds } = openMemoryStore()
    const asked = { chainId, deploymentId: deploymentIds.require(deployment), view, blockNumber: 1 }
    saveView(connection, { ...asked, result: { kind: 'reverted' } })
    saveView(connection, { ...asked, result: { kind: 'returned', data: '0x01' } })
    expect(loadStoredView(connection, asked)).toEqual({ kind: 'returned', data: '0x01' })
  })
})
