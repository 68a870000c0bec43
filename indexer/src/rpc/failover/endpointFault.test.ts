import { HttpRequestError } from 'viem'
import { expect, test } from 'vitest'
import { endpointFault } from './endpointFault.ts'

const url = 'https://node.example/'
const refusal = (code: number, details: string) => ({ code, details, message: details })

test('default: what nodes and the proxies before them say, in their own words', () => {
  const said = (error: unknown, method = 'eth_call') => endpointFault(error, { method })
  expect(said(new HttpRequestError({ url, status: 429 }))).toBe('rate-limited')
  expect(said(refusal(-32_005, 'daily request limit reached'))).toBe('rate-limited')
  expect(said(refusal(-32_000, 'header not found'))).toBe('unknown-block')
  expect(said(refusal(-32_001, 'Unknown block'))).toBe('unknown-block')
  expect(said(refusal(3, 'execution reverted'))).toBe('answer')
  expect(said(refusal(-32_000, 'out of gas'))).toBe('refused')
  expect(said(new HttpRequestError({ url, status: 502 }))).toBe('unreachable')
  expect(said(new TypeError('fetch failed'))).toBe('unreachable')
})

test('behavior: a refusal of logs is about the range, a lost connection is not', () => {
  const said = (error: unknown) => endpointFault(error, { method: 'eth_getLogs' })
  expect(said(refusal(-32_005, 'query returned more than 10000 results'))).toBe('logs-refused')
  expect(said(refusal(-32_602, 'block range too large'))).toBe('logs-refused')
  expect(said(new HttpRequestError({ url, status: 413 }))).toBe('logs-refused')
  expect(said(new DOMException('took too long', 'TimeoutError'))).toBe('logs-refused')
  expect(said(new TypeError('fetch failed'))).toBe('unreachable')
})
