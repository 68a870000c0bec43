import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { argv, exit, stdout } from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { runKilled } from './kill/runKilled.ts'
import { runSeed, type SeedOutcome } from './run/runSeed.ts'

// `pnpm simulate --seeds 20000` runs seeds and counts what was met; `--seed 7 --trace` shows one;
// `--kills` kills the process before every operation of the database; `--all-lies` also tells the
// lies that nothing in the program can notice. A seed that fails is kept and run by the tests ever
// after.

const seedsFile = fileURLToPath(new URL('seeds.json', import.meta.url))
const seedsPerPart = 25

type Part = { readonly from: number; readonly to: number; readonly isUnnoticeableTold: boolean }

async function main(): Promise<number> {
  const { values } = parseArgs({
    args: argv.slice(2),
    options: {
      seeds: { type: 'string', default: '300' },
      from: { type: 'string', default: '1' },
      seed: { type: 'string' },
      trace: { type: 'boolean', default: false },
      kills: { type: 'boolean', default: false },
      'all-lies': { type: 'boolean', default: false },
    },
  })
  const isUnnoticeableTold = values['all-lies']
  if (values.kills) return showKills(Number(values.seed ?? 1))
  if (values.seed !== undefined)
    return showSeed(Number(values.seed), { isUnnoticeableTold, isTraced: values.trace })
  const from = Number(values.from)
  return showSeeds({ from, to: from + Number(values.seeds) - 1, isUnnoticeableTold })
}

async function showSeed(
  seed: number,
  { isUnnoticeableTold, isTraced }: { isUnnoticeableTold: boolean; isTraced: boolean },
): Promise<number> {
  const outcome = await runSeed({
    seed,
    isUnnoticeableTold,
    ...(isTraced ? { onTrace: (line: string) => void stdout.write(`${line}\n`) } : {}),
  })
  const faults = Object.fromEntries(outcome.faults)
  stdout.write(`${JSON.stringify({ ...outcome, faults }, undefined, 2)}\n`)
  return outcome.violations.length === 0 ? 0 : 1
}

async function showKills(seed: number): Promise<number> {
  const whole = await runKilled({ seed, killAt: Number.POSITIVE_INFINITY })
  let torn = whole.violations.length
  for (let killAt = 1; killAt <= whole.operations; killAt += 1) {
    const { violations, digest } = await runKilled({ seed, killAt })
    if (violations.length === 0 && digest === whole.digest) continue
    torn += 1
    stdout.write(`kill ${killAt}: ${violations[0] ?? 'the state differs at the end'}\n`)
  }
  stdout.write(`${whole.operations} kills, ${torn} torn\n`)
  return torn === 0 ? 0 : 1
}

/** Cuts the seeds into parts, and has a thread for each core take one after another. */
async function showSeeds(range: Part): Promise<number> {
  const parts: Part[] = []
  for (let from = range.from; from <= range.to; from += seedsPerPart)
    parts.push({ ...range, from, to: Math.min(from + seedsPerPart - 1, range.to) })
  const startedMs = performance.now()
  const outcomes: SeedOutcome[] = []
  const take = async (): Promise<void> => {
    for (let part = parts.shift(); part !== undefined; part = parts.shift())
      outcomes.push(...(await runPart(part)))
  }
  await Promise.all(Array.from({ length: availableParallelism() }, take))
  showCounts(outcomes, (performance.now() - startedMs) / 1_000)
  const failed = outcomes.filter(({ violations }) => violations.length > 0)
  for (const { seed, violations } of failed) stdout.write(`seed ${seed}: ${violations[0]}\n`)
  if (!range.isUnnoticeableTold) keepSeeds(failed.map(({ seed }) => seed))
  return failed.length === 0 ? 0 : 1
}

function runPart(part: Part): Promise<readonly SeedOutcome[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: part })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

function showCounts(outcomes: readonly SeedOutcome[], seconds: number): void {
  const faults = new Map<string, number>()
  for (const outcome of outcomes)
    for (const [id, count] of outcome.faults) faults.set(id, (faults.get(id) ?? 0) + count)
  const sum = (of: (outcome: SeedOutcome) => number) =>
    outcomes.reduce((total, outcome) => total + of(outcome), 0)
  const failed = outcomes.filter(({ violations }) => violations.length > 0).length
  const healed = outcomes.map(({ healedMs }) => healedMs).sort((a, b) => a - b)
  const slowest = Math.max(0, ...healed) / 1_000
  stdout.write(
    `${outcomes.length} seeds in ${seconds.toFixed(0)} s: ${failed} with divergences; ` +
      `${sum(({ commits }) => commits)} commits and ${sum(({ rollbacks }) => rollbacks)} rollbacks ` +
      `checked; head reached ${slowest.toFixed(1)} s after the trouble at the latest\n`,
  )
  for (const [id, count] of [...faults].sort()) stdout.write(`${id.padEnd(8)} ${count}\n`)
}

/** Seeds that failed are run by the tests from now on. */
function keepSeeds(failed: readonly number[]): void {
  if (failed.length === 0) return
  const kept = existsSync(seedsFile)
    ? (JSON.parse(readFileSync(seedsFile, 'utf8')) as readonly number[])
    : []
  const all = [...new Set([...kept, ...failed])].sort((a, b) => a - b)
  writeFileSync(seedsFile, `${JSON.stringify(all)}\n`)
}

if (isMainThread) exit(await main())
else {
  const { from, to, isUnnoticeableTold } = workerData as Part
  const outcomes: SeedOutcome[] = []
  for (let seed = from; seed <= to; seed += 1)
    outcomes.push(await runSeed({ seed, isUnnoticeableTold }))
  parentPort?.postMessage(outcomes)
}
