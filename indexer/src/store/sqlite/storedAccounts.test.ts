import { describe, expect, test } from 'vitest'
import { deployment, toAddress } from '../conformance/standIn.ts'
import { openMemoryStore } from './memoryStore.ts'
import { listStoredAccounts, saveAccount } from './storedAccounts.ts'

const { venue, chainId, root } = deployment

describe('saveAccount', () => {
  test('behavior: a sub-account that is not whole bytes comes back as it was', () => {
    const { connection, deploymentIds } = openMemoryStore()
    const deploymentId = deploymentIds.require(deployment)
    const owner = toAddress(1)
    const key = { venue, chainId, root, owner, sub: '0xABC' } as const
    saveAccount(connection, { deploymentId, key, firstBlock: 1 })
    saveAccount(connection, { deploymentId, key: { ...key, sub: '0xabc' }, firstBlock: 2 })
    expect(listStoredAccounts(connection, {})).toEqual([{ ...key, sub: '0xabc' }])
    expect(listStoredAccounts(connection, { asOfNumber: 0 })).toEqual([])
  })
})
