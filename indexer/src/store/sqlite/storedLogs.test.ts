import { InvariantError } from '@crossmargin/core'
import { describe, expect, test } from 'vitest'
import { chainId, toBatch, toBlock, toLog } from '../conformance/standIn.ts'
import { openMemoryStore } from './memoryStore.ts'
import { deleteLogsAbove, listStoredLogs, saveLogs } from './storedLogs.ts'

describe('saveLogs', () => {
  test('behavior: one chunk per commit that has logs, cut where undoing cuts it', () => {
    const memory = openMemoryStore()
    memory.commit(toBatch([toBlock(1), toBlock(2)], { logs: [toLog(1, 0), toLog(2, 0)] }))
    memory.commit(toBatch([toBlock(3)]))
    memory.commit(toBatch([toBlock(4)], { logs: [toLog(4, 0)] }))
    expect(memory.count('log_chunk')).toBe(2)
    const { connection } = memory
    deleteLogsAbove(connection, { chainId, ancestorNumber: 1 })
    expect(memory.count('log_chunk')).toBe(1)
    const range = { chainId, fromNumber: 0, toNumber: 9 }
    expect(listStoredLogs(connection, range)).toEqual([toLog(1, 0)])
    deleteLogsAbove(connection, { chainId, ancestorNumber: 0 })
    expect(memory.count('log_chunk')).toBe(0)
  })

  test('error: InvariantError, for a chunk of an encoding that is not known', () => {
    const { connection } = openMemoryStore()
    saveLogs(connection, { chainId, logs: [toLog(1, 0)] })
    connection.execute('UPDATE log_chunk SET encoding = 2')
    const range = { chainId, fromNumber: 0, toNumber: 9 }
    expect(() => listStoredLogs(connection, range)).toThrow(InvariantError)
  })
})
