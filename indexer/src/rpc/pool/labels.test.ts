import { toHex } from 'viem'
import { expect, test } from 'vitest'
import { createFakeEndpoint } from './fake/fakeEndpoint.ts'
import { createVirtualClock } from './fake/virtualClock.ts'
import { createLabels } from './labels.ts'
import type { NodeAnswer } from './nodeAnswer.ts'

const header = (number: number, fork = 'a') => ({
  number: toHex(number),
  hash: `0x${fork.repeat(64)}`,
})

function create(answers: () => readonly NodeAnswer[]) {
  const clock = createVirtualClock()
  const endpoint = createFakeEndpoint({ clock, answer: () => null })
  let asked = 0
  const labels = createLabels({
    askEvery: async () => {
      asked += 1
      return answers()
    },
    endpoints: [endpoint],
    clock,
    holdMs: 1_000,
  })
  return { clock, endpoint, labels, asked: () => asked }
}

test('default: the block that a majority has passed, as a node gives it', async () => {
  const { labels } = create(() => [
    { endpoint: 'one', result: header(90) },
    { endpoint: 'two', result: header(80) },
    { endpoint: 'three', result: header(95) },
  ])
  expect(await labels.get('finalized')).toEqual(header(90))
})

test('behavior: an agreement holds for a moment, for each label its own', async () => {
  const { labels, clock, asked } = create(() => [{ endpoint: 'one', result: header(90) }])
  await Promise.all([labels.get('safe'), labels.get('safe')])
  expect(asked()).toBe(1)
  await labels.get('finalized')
  expect(asked()).toBe(2)
  await clock.advance(1_000)
  await labels.get('safe')
  expect(asked()).toBe(3)
})

test('behavior: nothing is agreed upon by silence, contradiction, or beyond a node’s own head', async () => {
  expect(await create(() => []).labels.get('safe')).toBeNull()
  expect(await create(() => [{ endpoint: 'one', result: null }]).labels.get('safe')).toBeNull()
  const torn = create(() => [
    { endpoint: 'one', result: header(90) },
    { endpoint: 'two', result: header(90, 'b') },
  ])
  expect(await torn.labels.get('safe')).toBeNull()
  const boasting = create(() => [{ endpoint: boasting.endpoint.name, result: header(90) }])
  boasting.endpoint.noteHead({ number: 50 })
  expect(await boasting.labels.get('safe')).toBeNull()
})

test('behavior: a failure is not held', async () => {
  let isFailing = true
  const { labels } = create(() => {
    if (isFailing) throw new RangeError('nobody')
    return [{ endpoint: 'one', result: header(90) }]
  })
  await expect(labels.get('safe')).rejects.toThrow('nobody')
  isFailing = false
  expect(await labels.get('safe')).toEqual(header(90))
})
