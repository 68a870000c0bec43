import process, { argv, stdout } from 'node:process'
import {
  createRevaluationProxy,
  loadKernels,
  revaluationBook,
  revaluePaths,
  revaluePathsByProxy,
  riskArrays,
  shockRanges,
} from '@crossmargin/risk'
import { openRiskWorkers, type RiskWorkers } from '@crossmargin/risk/workers'
import { monteCarloInputs, pathCount } from './cases/monteCarloCase.ts'
import { scenarioInputs } from './scenarioInputs.ts'

type Attempt = () => Float64Array | Promise<Float64Array>
type Timing = { readonly wall: number; readonly cpu: number }
/** One size of one kernel: the calling thread, and workers in the order of `workerCounts`. */
type Size = { readonly label: string; readonly attempts: readonly Attempt[] }

const rounds = Number(argv[2] ?? 31)
const workerCounts = [1, 2]
const kernels = await loadKernels()
const pools = await Promise.all(
  workerCounts.map((count) => openRiskWorkers({ count, inlineBelowMilliseconds: 0 })),
)

let agreed = true
try {
  say(`\n## workers: calling thread, ${workerCounts.join(', ')} workers; ${kernels.engine.kind}`)
  say(`  ${rounds} rounds, interleaved; wall time, median (fastest), and CPU time of all threads\n`)
  for (const size of [...pathSizes(), ...gridSizes()]) agreed = (await report(size)) && agreed
} finally {
  await Promise.all(pools.map((pool) => pool.close()))
}
process.exitCode = agreed ? 0 : 1

function pathSizes(): readonly Size[] {
  const { portfolio, shocks } = monteCarloInputs()
  const book = revaluationBook(portfolio)
  const all = { count: pathCount, shocks }
  const proxy = createRevaluationProxy(kernels, { book, ranges: shockRanges(book, all) })
  const pathsOf = (count: number) => {
    const part = new Float64Array(book.factorCount * count)
    for (let factor = 0; factor < book.factorCount; factor += 1) {
      part.set(shocks.subarray(factor * pathCount, factor * pathCount + count), factor * count)
    }
    return { count, shocks: part }
  }
  const full = [512, 1024, 2048, 4096, 16_384, pathCount].map((count) => {
    const paths = pathsOf(count)
    return sizeOf(`full revaluation, ${count} paths × 500 options`, {
      inline: () => revaluePaths(kernels, { book, paths }),
      on: (pool) => pool.revaluePaths({ book, paths }),
    })
  })
  const byProxy = [2048, 4096, 8192, 16_384, 32_768, pathCount].map((count) => {
    const paths = pathsOf(count)
    return sizeOf(`by proxy, ${count} paths × 10 underlyings`, {
      inline: () => revaluePathsByProxy(kernels, { proxy, paths }),
      on: (pool) => pool.revaluePathsByProxy({ proxy, paths }),
    })
  })
  return [...full, ...byProxy]
}

function gridSizes(): readonly Size[] {
  return [2000, 8000, 32_000].map((count) => {
    const inputs = scenarioInputs(count)
    return sizeOf(`risk arrays, ${count} contracts × 96 scenarios`, {
      inline: () => riskArrays(kernels, inputs).values,
      on: async (pool) => (await pool.riskArrays(inputs)).values,
    })
  })
}

function sizeOf(
  label: string,
  parameters: {
    readonly inline: Attempt
    readonly on: (pool: RiskWorkers) => Promise<Float64Array>
  },
): Size {
  const { inline, on } = parameters
  return { label, attempts: [inline, ...pools.map((pool) => () => on(pool))] }
}

async function report({ label, attempts }: Size): Promise<boolean> {
  const values: Float64Array[] = []
  // The first two runs compile, and start threads.
  for (const attempt of attempts) {
    await attempt()
    values.push(await attempt())
  }
  const [expected] = values
  const isEqual = values.every((it) => it.every((value, i) => Object.is(value, expected?.[i])))
  const timings: Timing[][] = attempts.map(() => [])
  for (let round = 0; round < rounds; round += 1) {
    for (const [n, attempt] of attempts.entries()) timings[n]?.push(await timed(attempt))
  }
  say(`  ${label}   ${isEqual ? 'equal to the bit' : 'VALUES DIFFER'}`)
  const base = median((timings[0] as Timing[]).map(({ wall }) => wall))
  timings.forEach((list, n) => {
    const wall = median(list.map((it) => it.wall))
    const fastest = Math.min(...list.map((it) => it.wall))
    const cpu = median(list.map((it) => it.cpu))
    const who = n === 0 ? 'calling thread' : `workers: ${workerCounts[n - 1]}`
    say(
      `    ${who.padEnd(16)} wall ${ms(wall)} (${ms(fastest)})   CPU ${ms(cpu)}   ratio ${(base / wall).toFixed(2)}`,
    )
  })
  return isEqual
}

async function timed(attempt: Attempt): Promise<Timing> {
  const before = process.cpuUsage()
  const start = performance.now()
  await attempt()
  const wall = performance.now() - start
  const { user, system } = process.cpuUsage(before)
  return { wall, cpu: (user + system) / 1000 }
}

function median(list: readonly number[]): number {
  const sorted = [...list].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] as number
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(2).padStart(7)} ms`
}

function say(line: string): void {
  stdout.write(`${line}\n`)
}
