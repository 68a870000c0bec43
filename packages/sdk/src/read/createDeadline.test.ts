import { expect, test } from 'vitest'
import { createDeadline } from './createDeadline.ts'
import { NoAnswerError } from './errors/noAnswerError.ts'

const never = new Promise<never>(() => undefined)

test('default', async () => {
  const deadline = createDeadline({ timeoutMs: 5_000 })
  expect(await deadline.within(Promise.resolve(7))).toBe(7)
  await expect(deadline.within(Promise.reject(new RangeError('no')))).rejects.toThrow(RangeError)
  deadline.close()
  expect(deadline.signal.aborted).toBe(false)
})

test('error: NoAnswerError', async () => {
  const deadline = createDeadline({ timeoutMs: 20 })
  await expect(deadline.within(never)).rejects.toThrow(NoAnswerError)
  expect(deadline.signal.aborted).toBe(true)
  // What is asked after the time is up has none left.
  await expect(deadline.within(never)).rejects.toThrow('no answer within 0.02 s')
})

test('behavior: work that ends with the signal is told apart by the time, not the abort', async () => {
  const deadline = createDeadline({ timeoutMs: 20 })
  const work = new Promise<never>((_, reject) => {
    deadline.signal.addEventListener('abort', () => reject(new RangeError('aborted')))
  })
  await expect(deadline.within(work)).rejects.toThrow(NoAnswerError)
})
