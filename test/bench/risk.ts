import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import process, { stdout } from 'node:process'
import { createReferenceKernels, createWasmKernels } from '@crossmargin/risk'
import { compileKernels } from '../../packages/risk/scripts/buildKernels.mjs'
import type { BenchCase, Engines } from './benchCase.ts'
import { blackCase } from './cases/blackCase.ts'
import { fullRevaluationCase } from './cases/fullRevaluationCase.ts'
import { gridCase } from './cases/gridCase.ts'
import { lendingCase } from './cases/lendingCase.ts'
import { monteCarloCase } from './cases/monteCarloCase.ts'
import { quantileCase } from './cases/quantileCase.ts'
import { riskArrayCase } from './cases/riskArrayCase.ts'
import { otherLibraries } from './otherLibraries.ts'
import { type CaseTimings, runCase } from './runCase.ts'
import { benchThreads } from './threads.ts'

const scale = { ns: 1e9, µs: 1e6, ms: 1e3 }
const cases = [
  blackCase,
  gridCase,
  riskArrayCase,
  monteCarloCase,
  fullRevaluationCase,
  lendingCase,
  quantileCase,
]

/**
 * Times the risk kernels against C and prints each ratio with its target.
 *
 * @returns whether all values agreed.
 */
export async function benchRisk(): Promise<boolean> {
  const rounds = Math.max(1, Number(process.argv[3] ?? 7))
  const wasm = await createWasmKernels({ bytes: await compileKernels() })
  const engines: Engines = { wasm, typescript: createReferenceKernels() }
  const folder = mkdtempSync(join(tmpdir(), 'crossmargin-bench-'))
  say(machineFacts())
  say(`kernels: ${wasm.engine.kind}; ${rounds} rounds, interleaved, CPU time, medians\n`)
  let agreed = true
  try {
    for (const makeCase of cases) {
      const contest = makeCase(engines)
      const timings = runCase(contest, { folder, rounds })
      agreed = printCase(contest, timings) && agreed
    }
    for (const line of otherLibraries()) say(line)
    // Threads are timed by the wall, which a busy machine moves more: more rounds.
    agreed = benchThreads(3 * rounds) && agreed
  } finally {
    rmSync(folder, { recursive: true })
  }
  return agreed
}

function printCase(contest: BenchCase, timings: CaseTimings): boolean {
  say(`## ${contest.name} (${contest.unit} per ${contest.per})`)
  const [first] = timings.contenders
  let agreed = true
  for (const { label, seconds } of timings.contenders) {
    say(`  ${label.padEnd(46)} ${figure(contest, seconds)}`)
  }
  for (const { label, seconds, check, reference } of timings.references) {
    const ratio = seconds / (first?.seconds ?? Number.NaN)
    const difference = Math.abs(check - reference.expected) / Math.abs(reference.expected)
    const isEqual = difference <= reference.tolerance
    agreed &&= isEqual
    const words = [verdict(ratio, reference.target), isEqual ? 'values agree' : 'VALUES DIFFER']
    say(
      `  ${label.padEnd(46)} ${figure(contest, seconds)}   ratio ${ratio.toFixed(2)}   ${words.join('   ')} (${difference.toExponential(1)})`,
    )
  }
  for (const note of contest.notes ?? []) say(`  ${note}`)
  say('')
  return agreed
}

function verdict(ratio: number, target: number | undefined): string {
  if (target === undefined) return 'no target'
  if (ratio >= target) return `target ${target} met`
  return `target ${target} missed by ${((1 - ratio / target) * 100).toFixed(0)} %`
}

function figure(contest: BenchCase, seconds: number): string {
  return ((seconds * scale[contest.unit]) / contest.perRun).toFixed(3).padStart(9)
}

function machineFacts(): string {
  const [cpu] = cpus()
  const gcc = execFileSync('gcc', ['--version'], { encoding: 'utf8' }).split('\n')[0]
  return `${cpu?.model.trim()}, ${cpus().length} cores; node ${process.version}; ${gcc}`
}

function say(line: string): void {
  stdout.write(`${line}\n`)
}
