import { toHex } from 'viem'
import { expect, test } from 'vitest'
import { createFakeEndpoint } from '../fake/fakeEndpoint.ts'
import { createVirtualClock } from '../fake/virtualClock.ts'
import { WireError } from '../wire/wireError.ts'

const call = { method: 'eth_call', params: [] }
const logs = (fromBlock: number, toBlock: number) => ({
  method: 'eth_getLogs',
  params: [{ fromBlock: toHex(fromBlock), toBlock: toHex(toBlock) }],
})

test('default: a burst is spread over seconds', async () => {
  const clock = createVirtualClock()
  const config = { maxRequestsPerSecond: 10 }
  const endpoint = createFakeEndpoint({ clock, config, answer: () => '0x01' })
  await clock.run(Promise.all(Array.from({ length: 30 }, () => endpoint.ask(call))))
  expect(clock.nowMs()).toBe(2_000)
})

test('behavior: F20 a short pause is waited out, a long one leaves the node alone', async () => {
  const clock = createVirtualClock()
  let retryAfterMs = 2_000
  let isPatient = false
  const endpoint = createFakeEndpoint({
    clock,
    answer: () => {
      if (isPatient) return '0x01'
      throw new WireError({ status: 429, text: 'Too Many Requests', retryAfterMs })
    },
  })
  await expect(clock.run(endpoint.ask(call))).rejects.toThrow('HTTP 429: Too Many Requests')
  expect([endpoint.breaker.state(), endpoint.limiter.pausedForMs()]).toEqual(['closed', 2_000])
  isPatient = true
  expect(await clock.run(endpoint.ask(call))).toBe('0x01')
  expect(clock.nowMs()).toBe(2_000)
  isPatient = false
  retryAfterMs = 30_000
  await expect(clock.run(endpoint.ask(call))).rejects.toThrow('429')
  expect(endpoint.breaker.state()).toBe('open')
  // Nobody waits for half a minute, and the node is not asked meanwhile.
  const { length } = endpoint.asked
  await expect(clock.run(endpoint.ask(call))).rejects.toThrow('30 more seconds')
  expect(endpoint.asked).toHaveLength(length)
  await clock.advance(30_000)
  isPatient = true
  expect(await clock.run(endpoint.ask(call))).toBe('0x01')
  expect(endpoint.breaker.state()).toBe('closed')
})

test('behavior: what was given up while it waited for its turn is not sent', async () => {
  const clock = createVirtualClock()
  const config = { maxRequestsPerSecond: 1 }
  const endpoint = createFakeEndpoint({ clock, config, answer: () => '0x01' })
  await clock.run(endpoint.ask(call))
  const abort = new AbortController()
  const waiting = endpoint.ask(call, abort.signal)
  abort.abort()
  await expect(clock.run(waiting)).rejects.toThrow('aborted')
  expect(endpoint.asked).toHaveLength(1)
})

test('behavior: F33 refused as pruned, logs of older blocks are known to be missing', async () => {
  const clock = createVirtualClock()
  const endpoint = createFakeEndpoint({
    clock,
    answer: () => {
      throw new WireError({ code: -32_000, text: 'pruned history unavailable' })
    },
  })
  await expect(endpoint.ask(call)).rejects.toMatchObject({ verdict: { kind: 'pruned' } })
  expect(endpoint.logFloor).toBe(0)
  await expect(endpoint.ask(logs(40, 60))).rejects.toThrow('no longer has')
  await expect(endpoint.ask(logs(20, 30))).rejects.toThrow('no longer has')
  expect(endpoint.logFloor).toBe(41)
})
