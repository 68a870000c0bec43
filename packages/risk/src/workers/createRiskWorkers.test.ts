import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inProcessWorkers } from '../../test/inProcessWorkers.ts'
import { bothKernels } from '../../test/kernelsFixture.ts'
import { columnsOf, optionItem } from '../../test/optionColumnsFixture.ts'
import { portfolioOf, randomPaths } from '../../test/pathsFixture.ts'
import { InvalidColumnValueError } from '../kernels/errors/invalidColumnValueError.ts'
import { ProxyBoundExceededError } from '../kernels/errors/proxyBoundExceededError.ts'
import { revaluationBook } from '../kernels/paths/revaluationBook.ts'
import {
  createRevaluationProxy,
  revaluePathsByProxy,
  shockRanges,
} from '../kernels/paths/revaluationProxy.ts'
import { revaluePaths } from '../kernels/paths/revaluePaths.ts'
import { riskArrays } from '../kernels/scenario/riskArrays.ts'
import { LengthMismatchError } from '../pricing/errors/lengthMismatchError.ts'
import { createRiskWorkers, type RiskWorkersOptions } from './createRiskWorkers.ts'
import { WorkerFailedError } from './workerFailedError.ts'

const { wasm: kernels } = await bothKernels()
const wasm = readFileSync(
  fileURLToPath(new URL('../../node_modules/.cache/kernels/kernels.wasm', import.meta.url)),
)
const [items] = fc.sample(fc.array(optionItem, { minLength: 30, maxLength: 30 }), {
  seed: 5,
  numRuns: 1,
})
const book = revaluationBook(portfolioOf(items ?? []))
// Two chunks and a part of one.
const paths = randomPaths({ count: 12_000, seed: 3, deviation: 0.1 })

async function workersOf(
  count: number,
  options: RiskWorkersOptions = { inlineBelowMilliseconds: 0 },
) {
  const threads = inProcessWorkers()
  const workers = await createRiskWorkers({
    start: threads.start,
    wasm,
    ...options,
    count,
  })
  return { workers, ...threads }
}

test('default', async () => {
  const expected = revaluePaths(kernels, { book, paths })
  for (const count of [1, 2, 5]) {
    const { workers, counts } = await workersOf(count)
    expect(workers.engine).toEqual({ kind: 'wasm' })
    expect(await workers.revaluePaths({ book, paths })).toEqual(expected)
    expect(await workers.revaluePaths({ book, paths })).toEqual(expected)
    await workers.close()
    expect(counts.started).toBeLessThanOrEqual(count)
    expect(counts.alive).toBe(0)
    expect(counts.mostInFlight).toBeLessThanOrEqual(2)
  }
})

test('behavior: by proxy, with the same check', async () => {
  const proxy = createRevaluationProxy(kernels, { book, ranges: shockRanges(book, paths) })
  const { workers } = await workersOf(3)
  expect(await workers.revaluePathsByProxy({ proxy, paths })).toEqual(
    revaluePathsByProxy(kernels, { proxy, paths }),
  )
  const worse = { ...proxy, boundUsd: -1 }
  const alone = () => revaluePathsByProxy(kernels, { proxy: worse, paths })
  const together = workers.revaluePathsByProxy({ proxy: worse, paths })
  await expect(together).rejects.toThrow(ProxyBoundExceededError)
  expect(alone).toThrow((await together.catch((it: Error) => it)) as Error)
  await workers.close()
})

test('behavior: rows of contracts', async () => {
  const all = columnsOf(Array.from({ length: 9000 }, (_, i) => (items ?? [])[i % 30] as never))
  const { forwards, strikes, timesYears, isCall, volatilities } = all
  const inputs = {
    contracts: { forwards, strikes, timesYears, isCall },
    table: {
      spotMultipliers: Float64Array.from({ length: 16 }, (_, j) => 0.6 + j / 20),
      levels: Uint8Array.from({ length: 16 }, (_, j) => j % 2),
      volatilityLevels: [volatilities, volatilities.map((it) => 2 * it)],
    },
  }
  const { workers, counts } = await workersOf(2)
  expect(await workers.riskArrays(inputs)).toEqual(riskArrays(kernels, inputs))
  expect(counts.started).toBe(2)
  await workers.close()
})

test('behavior: tasks asked for at once are done in turn', async () => {
  const { workers } = await workersOf(2)
  const short = randomPaths({ count: 9_500, seed: 4, deviation: 0.1 })
  const answers = await Promise.all([
    workers.revaluePaths({ book, paths }),
    workers.revaluePaths({ book, paths: short }),
  ])
  expect(answers.map((it) => it.length)).toEqual([12_000, 9_500])
  expect(answers[1]).toEqual(revaluePaths(kernels, { book, paths: short }))
  await workers.close()
})

test('behavior: below the break-even no thread is started', async () => {
  const { workers, counts } = await workersOf(2, {})
  const few = randomPaths({ count: 300, seed: 3, deviation: 0.1 })
  expect(await workers.revaluePaths({ book, paths: few })).toHaveLength(300)
  expect(counts.started).toBe(0)
})

test('error: InvalidColumnValueError', async () => {
  const { workers, counts } = await workersOf(2)
  const shocks = paths.shocks.slice()
  shocks[70_001] = Number.NaN
  const asked = workers.revaluePaths({ book, paths: { count: paths.count, shocks } })
  const error = (await asked.catch((it: unknown) => it)) as Error
  expect(error).toBeInstanceOf(InvalidColumnValueError)
  // The place is that of the whole input, not of the chunk.
  expect(error.message).toContain('shocks[70001]')
  expect(counts.alive).toBe(0)
  expect(await workers.revaluePaths({ book, paths })).toHaveLength(12_000)
  await workers.close()
})

test('error: LengthMismatchError', async () => {
  const { workers } = await workersOf(2)
  const shocks = new Float64Array(7)
  await expect(workers.revaluePaths({ book, paths: { count: 9, shocks } })).rejects.toThrow(
    LengthMismatchError,
  )
})

test('error: WorkerFailedError', async () => {
  const { workers, counts, die } = await workersOf(2)
  const asked = workers.revaluePaths({ book, paths })
  setTimeout(() => die(new RangeError('no memory is left')))
  await expect(asked).rejects.toThrow(WorkerFailedError)
  await expect(asked).rejects.toThrow('no memory is left')
  // The failed ones are gone; others take their place.
  expect(await workers.revaluePaths({ book, paths })).toHaveLength(12_000)
  const closed = workers.revaluePaths({ book, paths })
  setTimeout(() => void workers.close())
  await expect(closed).rejects.toThrow('closed')
  await expect(workers.revaluePaths({ book, paths })).rejects.toThrow('closed')
  expect(counts.alive).toBe(0)
})
