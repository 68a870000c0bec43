import { InvariantError } from '@crossmargin/core'
import { describe, expect, test } from 'vitest'
import { deployment, toAddress } from '../conformance/standIn.ts'
import { createDeploymentIds, listDeployments, saveDeployment } from './deploymentIds.ts'
import { openMemoryStore } from './memoryStore.ts'

describe('createDeploymentIds', () => {
  test('default', () => {
    const { connection } = openMemoryStore()
    const ids = createDeploymentIds(connection)
    const other = { ...deployment, root: `0x${'AB'.repeat(20)}` as const }
    expect(ids.find(other)).toBeUndefined()
    saveDeployment(connection, other)
    const id = ids.require(other)
    expect(ids.find({ ...other, root: `0x${'ab'.repeat(20)}` })).toBe(id)
    saveDeployment(connection, { ...other, startBlock: 7 })
    expect(createDeploymentIds(connection).require(other)).toBe(id)
    expect(listDeployments(connection).map(({ startBlock }) => startBlock)).toEqual([1, 7])
  })

  test('error: InvariantError', () => {
    const { deploymentIds } = openMemoryStore()
    const nobody = { ...deployment, root: toAddress(1) }
    expect(() => deploymentIds.require(nobody)).toThrow(InvariantError)
  })
})
