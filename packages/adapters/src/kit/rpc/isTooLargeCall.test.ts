import { HttpRequestError } from 'viem'
import { expect, test } from 'vitest'
import { isTooLargeCall } from './isTooLargeCall.ts'

const refusal = (details: string) => ({ code: -32_000, details })

test('default', () => {
  for (const words of [
    'out of gas: gas exhausted during memory expansion',
    'err: intrinsic gas too low: gas limit reached',
    'gas required exceeds allowance (50000000)',
    'response size should not greater than 10000000 bytes',
  ]) {
    expect(isTooLargeCall(refusal(words))).toBe(true)
  }
  expect(isTooLargeCall(new HttpRequestError({ url: 'https://node.example', status: 413 }))).toBe(
    true,
  )
})

test('behavior: any other refusal stands', () => {
  for (const words of ['header not found', 'execution reverted', 'too many requests']) {
    expect(isTooLargeCall(refusal(words))).toBe(false)
  }
})
