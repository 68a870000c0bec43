import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { unlessAborted } from './unlessAborted.ts'

test('default', async () => {
  const { signal } = new AbortController()
  expect(await unlessAborted(signal, async () => 1)).toBe(1)
  expect(await unlessAborted(undefined, async () => 2)).toBe(2)
  expect(getEventListeners(signal, 'abort')).toEqual([])
})

test('behavior: nobody waits for what was given up, and its failure troubles nobody', async () => {
  const abort = new AbortController()
  let fail = (_error: RangeError): void => undefined
  const work = new Promise<never>((_, reject) => {
    fail = reject
  })
  const waiting = unlessAborted(abort.signal, () => work)
  abort.abort(new RangeError('given up'))
  await expect(waiting).rejects.toThrow('given up')
  fail(new RangeError('too late'))
})

test('behavior: what was given up before is not begun', async () => {
  let isBegun = false
  const begin = async () => {
    isBegun = true
  }
  await expect(unlessAborted(AbortSignal.abort(), begin)).rejects.toThrow('aborted')
  expect(isBegun).toBe(false)
})
