import { createClient, HttpRequestError, http } from 'viem'
import { getChainId } from 'viem/actions'
import { expect, test } from 'vitest'
import { rpcFailure } from './rpcFailure.ts'

const canary = 'cAnArY0123456789'

test('default', () => {
  const refused = Object.assign(new TypeError('fetch failed'), {
    cause: Object.assign(new RangeError('connect'), { code: 'ECONNREFUSED' }),
  })
  expect(rpcFailure(refused)).toBe('connection refused')
})

test('behavior: an HTTP status, a refusal by the node and an unknown failure each have words', () => {
  const url = `https://eth.example/${canary}`
  expect(rpcFailure(new HttpRequestError({ url, status: 401 }))).toBe('HTTP 401')
  expect(rpcFailure({ code: -32000, details: `see ${url}` })).toBe('see https://eth.example/…')
  expect(rpcFailure(new RangeError(`bad ${url}.\nmore`))).toBe('bad https://eth.example/…')
  expect(rpcFailure('no')).toBe('no')
})

test('behavior: a real refused connection is recognised', async () => {
  const client = createClient({
    transport: http(`http://127.0.0.1:9/${canary}`, { retryCount: 0, timeout: 2_000 }),
  })
  const error = await getChainId(client).catch((cause: unknown) => cause)
  expect(rpcFailure(error)).not.toContain(canary)
})

test('behavior: a cause that is its own cause ends', () => {
  const error = new RangeError('round')
  error.cause = error
  expect(rpcFailure(error)).toBe('round')
})
