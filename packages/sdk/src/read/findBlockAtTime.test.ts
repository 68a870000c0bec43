import type { BlockHeader } from '@crossmargin/adapters'
import * as fc from 'fast-check'
import { createClient, custom, toHex } from 'viem'
import { expect, test } from 'vitest'
import { NoBlockError } from './errors/noBlockError.ts'
import { findBlockAtTime } from './findBlockAtTime.ts'

const hash = `0x${'ab'.repeat(32)}` as const

function chainOf(times: readonly number[]) {
  const request = async ({ params }: { params?: readonly unknown[] }) => {
    const number = Number(params?.[0])
    return { number: toHex(number), hash, parentHash: hash, timestamp: toHex(times[number] ?? 0) }
  }
  const client = createClient({ transport: custom({ request } as never) })
  const number = times.length - 1
  const timestampSeconds = times[number] as number
  const head: BlockHeader = { chainId: 1, number, hash, parentHash: hash, timestampSeconds }
  return { client, head }
}

test('default', async () => {
  const { client, head } = chainOf([10, 20, 20, 30])
  const find = (timestampSeconds: number) =>
    findBlockAtTime(client, { chainId: 1, head, timestampSeconds })
  const numbers = await Promise.all([10, 19, 20, 29, 30, 99].map(find))
  expect(numbers.map(({ number }) => number)).toEqual([0, 0, 2, 2, 3, 3])
})

test('behavior: it is what looking at every block finds', async () => {
  const steps = fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(steps, fc.nat({ max: 130 }), async (gaps, after) => {
      let time = 5
      const times = gaps.map((gap) => {
        time += gap
        return time
      })
      const { client, head } = chainOf(times)
      const timestampSeconds = (times[0] as number) + after
      const { number } = await findBlockAtTime(client, { chainId: 1, head, timestampSeconds })
      expect(number).toBe(times.findLastIndex((it) => it <= timestampSeconds))
    }),
    { numRuns: 50 },
  )
})

test('error: NoBlockError', async () => {
  const { client, head } = chainOf([10, 20])
  const asked = findBlockAtTime(client, { chainId: 1, head, timestampSeconds: 9 })
  await expect(asked).rejects.toThrow(NoBlockError)
})
