import { expect, test } from 'vitest'
import { createVirtualClock } from '../../rpc/pool/fake/virtualClock.ts'
import { followHeads, type OpenHeads } from './followHeads.ts'

type Opened = { readonly atMs: number; onHead(): void; onEnd(): void; isClosed: boolean }

function create(parameters: { refuses?: () => boolean; random?: () => number } = {}) {
  const clock = createVirtualClock()
  const opened: Opened[] = []
  const attempts: number[] = []
  const open: OpenHeads = async (listener) => {
    attempts.push(clock.nowMs())
    if (parameters.refuses?.() === true) throw new RangeError('no')
    const it: Opened = { ...listener, atMs: clock.nowMs(), isClosed: false }
    opened.push(it)
    return {
      close() {
        it.isClosed = true
      },
    }
  }
  const news = followHeads({
    open: [open],
    clock,
    random: parameters.random ?? (() => 1),
    blockTimeMs: () => 2_000,
  })
  return { clock, opened, attempts, news }
}

test('default', async () => {
  const { clock, opened, news } = create()
  await clock.advance(0)
  const waited = news.wait(5_000)
  await clock.advance(700)
  opened[0]?.onHead()
  await waited
  expect([clock.nowMs(), news.isAnnounced()]).toEqual([700, true])
  news.close()
})

test('behavior: F80 without any news the wait ends all the same', async () => {
  const { clock, news } = create({ refuses: () => true })
  const waited = news.wait(1_000)
  await clock.advance(1_000)
  await waited
  expect([clock.nowMs(), news.isAnnounced()]).toEqual([1_000, false])
  news.close()
})

test('behavior: a head announced while nobody waited is not waited for', async () => {
  const { clock, opened, news } = create()
  await clock.advance(0)
  opened[0]?.onHead()
  await news.wait(60_000)
  expect(clock.nowMs()).toBe(0)
  news.close()
})

test('behavior: F80 F81 a subscription that is open and silent is opened anew', async () => {
  const { clock, opened, news } = create()
  await clock.advance(0)
  opened[0]?.onHead()
  await clock.advance(9_999)
  expect(opened[0]?.isClosed).toBe(false)
  await clock.advance(1)
  expect([opened[0]?.isClosed, news.isAnnounced()]).toEqual([true, false])
  await clock.advance(1_000)
  expect(opened).toHaveLength(2)
  news.close()
})

test('behavior: F80 heads that come keep it open', async () => {
  const { clock, opened, news } = create()
  await clock.advance(0)
  for (let head = 0; head < 50; head += 1) {
    opened[0]?.onHead()
    await clock.advance(2_000)
  }
  expect([opened.length, opened[0]?.isClosed]).toEqual([1, false])
  news.close()
})

test('behavior: F82 a node that refuses is met less and less often, at scattered times', async () => {
  const { clock, attempts, news } = create({ refuses: () => true, random: () => 0.5 })
  await clock.advance(400_000)
  const pauses = attempts.slice(1).map((at, index) => at - (attempts[index] ?? 0))
  expect(pauses.slice(0, 7)).toEqual([1_500, 3_000, 6_000, 12_000, 24_000, 45_000, 45_000])
  news.close()
})

test('behavior: F82 a connection that is cut is opened again', async () => {
  const { clock, opened, news } = create()
  await clock.advance(0)
  opened[0]?.onHead()
  opened[0]?.onEnd()
  await clock.advance(1_000)
  expect(opened).toHaveLength(2)
  news.close()
})

test('behavior: closing ends every wait, and opens nothing more', async () => {
  const { clock, opened, attempts, news } = create()
  await clock.advance(0)
  const waited = news.wait(60_000)
  news.close()
  await waited
  await clock.advance(100_000)
  expect([opened[0]?.isClosed, attempts.length]).toEqual([true, 1])
})
