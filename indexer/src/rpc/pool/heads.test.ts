import { toHex } from 'viem'
import { expect, test } from 'vitest'
import { createFakeEndpoint } from './fake/fakeEndpoint.ts'
import { createVirtualClock } from './fake/virtualClock.ts'
import { createHeads } from './heads.ts'

const secondsPerBlock = 2

function create(numbers: readonly number[], headDelaysMs: readonly number[] = []) {
  const clock = createVirtualClock()
  const heads = [...numbers]
  const endpoints = numbers.map((_, index) =>
    createFakeEndpoint({
      clock,
      delayMs: headDelaysMs[index] ?? 0,
      answer: ({ method }) => {
        const number = heads[index] ?? 0
        if (method === 'eth_blockNumber') return toHex(number)
        return { number: toHex(number), timestamp: toHex(1_000 + number * secondsPerBlock) }
      },
    }),
  )
  const verified: unknown[] = []
  const made = createHeads({
    endpoints,
    clock,
    surveyMs: 5_000,
    verify: async (endpoint) => void verified.push(endpoint),
  })
  return { clock, numbers: heads, endpoints, heads: made, verified }
}

test('default: everybody is asked, and one of the good is followed for good', async () => {
  const { clock, endpoints, heads, numbers, verified } = create([100, 101])
  await clock.run(heads.survey())
  expect(verified).toEqual(endpoints)
  expect(endpoints.map(({ head }) => head?.number)).toEqual([100, 101])
  const [first, second] = endpoints
  expect(heads.leader()).toBe(first)
  numbers[1] = 110
  await clock.run(heads.survey())
  expect(heads.leader()).toBe(second)
  numbers[0] = 110
  await clock.run(heads.survey())
  expect(heads.leader()).toBe(second)
})

test('behavior: F36 a head more than a minute old is left out, a younger one only not followed', async () => {
  const { clock, endpoints, heads } = create([100, 75, 65])
  await clock.run(heads.survey())
  expect(endpoints.map(({ breaker }) => breaker.state())).toEqual(['closed', 'closed', 'closed'])
  const old = create([100, 100, 65])
  await old.clock.run(old.heads.survey())
  expect(old.endpoints.map(({ breaker }) => breaker.state())).toEqual(['closed', 'closed', 'open'])
})

test('behavior: who is silent does not keep the others from being compared', async () => {
  const { clock, endpoints, heads } = create([100, 10, 100], [0, 0, 60_000])
  const survey = heads.survey()
  await clock.advance(1_000)
  heads.review()
  expect(endpoints.map(({ breaker }) => breaker.state())).toEqual(['closed', 'open', 'closed'])
  await clock.run(survey)
})

test('behavior: a node is asked for its head where it is not known to have a block', async () => {
  const { endpoints, heads, numbers } = create([100])
  const [only] = endpoints
  if (only === undefined) throw new RangeError()
  expect(await heads.reaches(only, 100)).toBe(true)
  expect(await heads.reaches(only, 90)).toBe(true)
  expect(only.asked).toHaveLength(1)
  expect(await heads.reaches(only, 101)).toBe(false)
  numbers[0] = 101
  expect(await heads.reaches(only, 101)).toBe(true)
})

test('behavior: what is answered tells of its node and of the chain’s pace', async () => {
  const { endpoints, heads } = create([100])
  const [only] = endpoints
  if (only === undefined) throw new RangeError()
  const learn = (block: string, number: number) =>
    heads.learn(
      only,
      { method: 'eth_getBlockByNumber', params: [block, false] },
      { number: toHex(number), timestamp: toHex(1_000 + number * secondsPerBlock) },
    )
  expect(heads.blockTimeMs()).toBe(12_000)
  for (let number = 1; number <= 40; number += 1) learn('latest', number)
  expect(Math.round(heads.blockTimeMs() / 100)).toBe(20)
  learn('0x5', 5)
  expect(only.head?.number).toBe(40)
  learn('0x32', 50)
  expect(only.head?.number).toBe(50)
})

test('behavior: a survey is made when it is time to, and never of one node', async () => {
  const { clock, endpoints, heads } = create([100, 100])
  heads.surveyWhenDue()
  await clock.advance(4_000)
  expect(endpoints[0]?.asked).toEqual([])
  await clock.advance(1_000)
  heads.surveyWhenDue()
  heads.surveyWhenDue()
  await clock.advance(0)
  expect(endpoints.map(({ asked }) => asked.length)).toEqual([1, 1])
  const alone = create([100])
  await alone.clock.advance(60_000)
  alone.heads.surveyWhenDue()
  await alone.clock.advance(0)
  expect(alone.endpoints[0]?.asked).toEqual([])
})
