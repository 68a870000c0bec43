import { toHex } from 'viem'
import { expect, test } from 'vitest'
import { createFakeEndpoint } from '../fake/fakeEndpoint.ts'
import { createVirtualClock } from '../fake/virtualClock.ts'
import { verdictOf } from '../faults/classify.ts'
import { RpcFaultError } from '../faults/rpcFaultError.ts'
import { createRefusedSpans } from './refusedSpans.ts'

const logs = (fromBlock: number, toBlock: number) => ({
  method: 'eth_getLogs',
  params: [{ fromBlock: toHex(fromBlock), toBlock: toHex(toBlock) }],
})

function create() {
  const clock = createVirtualClock()
  const endpoint = createFakeEndpoint({ clock, answer: () => [] })
  const verdict = verdictOf('range-too-wide')
  const fault = new RpcFaultError({ verdict, endpoint: 'n', method: 'eth_getLogs' })
  return { clock, endpoint, fault, spans: createRefusedSpans(clock) }
}

test('default: as many blocks, wherever they are, and no fewer', () => {
  const { endpoint, fault, spans } = create()
  spans.note({ endpoint, call: logs(1, 100) }, fault)
  spans.note({ endpoint, call: logs(1, 500) }, fault)
  expect(spans.refusal(endpoint, logs(901, 1_000))).toBe(fault)
  expect(spans.refusal(endpoint, logs(901, 999))).toBeUndefined()
})

test('behavior: it is another node’s limit, another call’s, or one of an hour ago', async () => {
  const { clock, endpoint, fault, spans } = create()
  spans.note({ endpoint, call: logs(1, 100) }, fault)
  const other = createFakeEndpoint({ clock, answer: () => [] })
  expect(spans.refusal(other, logs(1, 100))).toBeUndefined()
  expect(spans.refusal(endpoint, { method: 'eth_call', params: [] })).toBeUndefined()
  await clock.advance(3_600_000)
  expect(spans.refusal(endpoint, logs(1, 100))).toBeUndefined()
})

test('behavior: a single block is never remembered as too long', () => {
  const { endpoint, fault, spans } = create()
  spans.note({ endpoint, call: logs(5, 5) }, fault)
  expect(spans.refusal(endpoint, logs(5, 5))).toBeUndefined()
})
