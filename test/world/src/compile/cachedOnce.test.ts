import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { cachedOnce } from './cachedOnce.ts'

const FOLDER = fileURLToPath(
  new URL('../../../../node_modules/.cache/crossmargin-world/', import.meta.url),
)
/** Above any process id that Linux or macOS hands out. */
const NOBODY = '4194305'
const key = `test-${randomUUID()}`

afterEach(() => {
  for (const name of readdirSync(FOLDER)) if (name.startsWith(key)) rmSync(join(FOLDER, name))
})

describe('cachedOnce', () => {
  test('default: of many who ask, one makes', async () => {
    let made = 0
    const make = async (): Promise<{ made: number }> => {
      await sleep(50)
      made += 1
      return { made }
    }
    const values = await Promise.all([1, 2, 3].map(() => cachedOnce(key, make)))
    expect(values).toEqual([{ made: 1 }, { made: 1 }, { made: 1 }])
    expect(await cachedOnce(key, make)).toEqual({ made: 1 })
  })

  test('behavior: the lock of a process that is gone does not hold', async () => {
    writeFileSync(join(FOLDER, `${key}.lock`), NOBODY)
    expect(await cachedOnce(key, async () => 'made')).toBe('made')
  })

  test('behavior: a failure leaves neither lock nor value', async () => {
    const make = async (): Promise<never> => Promise.reject(new RangeError('no'))
    await expect(cachedOnce(key, make)).rejects.toThrow('no')
    expect(readdirSync(FOLDER).filter((name) => name.startsWith(key))).toEqual([])
    expect(existsSync(FOLDER)).toBe(true)
  })
})
