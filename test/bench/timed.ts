import { readFileSync } from 'node:fs'
import process from 'node:process'
import type { Measurement } from './benchCase.ts'

/** Runs `repeats` times and gives the CPU time of one run. */
export function timed(repeats: number, run: () => number): Measurement {
  const before = cpuSeconds()
  let check = 0
  for (let i = 0; i < repeats; i += 1) check = run()
  return { seconds: (cpuSeconds() - before) / repeats, check }
}

/**
 * CPU time of this thread, or of the whole process where Linux does not tell. The process has threads
 * that are not part of what is measured: the loader of TypeScript collects its garbage in one.
 */
function cpuSeconds(): number {
  try {
    const text = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8')
    return Number(text.split(' ')[0]) / 1e9
  } catch {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e6
  }
}
