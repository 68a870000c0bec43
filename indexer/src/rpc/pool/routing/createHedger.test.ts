import { expect, test } from 'vitest'
import { createFakeEndpoint } from '../fake/fakeEndpoint.ts'
import { createVirtualClock } from '../fake/virtualClock.ts'
import { WireError } from '../wire/wireError.ts'
import { createHedger } from './createHedger.ts'

const call = { method: 'eth_call', params: [] }

function create(delays: readonly [first: number, second: number], isFailing = false) {
  const clock = createVirtualClock()
  const endpoint = (delayMs: number, result: string) =>
    createFakeEndpoint({
      clock,
      delayMs,
      answer: () => {
        if (isFailing) throw new WireError({ text: `${result} failed` })
        return result
      },
    })
  const first = endpoint(delays[0], 'first')
  const second = endpoint(delays[1], 'second')
  const hedge = createHedger({ clock, hedgeAfterMs: 400 })
  return {
    clock,
    first,
    second,
    ask: (chooseSecond = () => second as typeof second | undefined) =>
      clock.run(hedge(first, { ask: (it) => it.ask(call), chooseSecond })),
  }
}

test('default: an answer in time is nobody else’s', async () => {
  const { ask, second } = create([300, 10])
  expect((await ask()).result).toBe('first')
  expect(second.asked).toEqual([])
})

test('behavior: of a slow answer and a second one the first to come is taken', async () => {
  const { ask, clock, second } = create([9_000, 10])
  const answered = await ask()
  expect([answered.result, answered.endpoint]).toEqual(['second', second])
  expect(clock.nowMs()).toBe(410)
  const reversed = create([500, 9_000])
  expect((await reversed.ask()).result).toBe('first')
  expect(reversed.clock.nowMs()).toBe(500)
})

test('behavior: a node that is always slow is given twice its own time', async () => {
  const { ask, first, second } = create([600, 10])
  for (let answer = 0; answer < 20; answer += 1) first.latency.add(600)
  expect((await ask()).result).toBe('first')
  expect(second.asked).toEqual([])
})

test('behavior: help is for few: after three in a row most slow answers are waited for', async () => {
  const { ask, second } = create([9_000, 10])
  const results: unknown[] = []
  for (let count = 0; count < 20; count += 1) results.push((await ask()).result)
  expect(second.asked.length).toBe(3)
  expect(results.slice(0, 4)).toEqual(['second', 'second', 'second', 'first'])
})

test('behavior: where there is nobody else, the first is waited for', async () => {
  const { ask } = create([9_000, 10])
  expect((await ask(() => undefined)).result).toBe('first')
})

test('error: RpcFaultError of the first, when both fail', async () => {
  const { ask } = create([1_000, 10], true)
  await expect(ask()).rejects.toThrow('first failed')
})
