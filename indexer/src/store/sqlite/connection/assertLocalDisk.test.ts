import { tmpdir } from 'node:os'
import { describe, expect, test } from 'vitest'
import { StoreOpenError } from '../../errors/storeOpenError.ts'
import { assertLocalDisk } from './assertLocalDisk.ts'

describe('assertLocalDisk', () => {
  test('default', () => {
    assertLocalDisk({ path: tmpdir() })
    assertLocalDisk({ path: '/data', filesystemType: 0xef53 })
  })

  test.each([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0xfe534d42 | 0])(
    'error: StoreOpenError, for %i',
    (filesystemType) => {
      expect(() => assertLocalDisk({ path: '/data', filesystemType })).toThrow(StoreOpenError)
    },
  )
})
