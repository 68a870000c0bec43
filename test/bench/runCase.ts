import { join } from 'node:path'
import type { BenchCase, Contender, Measurement, Reference } from './benchCase.ts'
import { compileReference, runReference, writeColumns } from './cReference.ts'

/** Median seconds of one run, and the value of the last. */
export type Timing = { readonly label: string; readonly seconds: number; readonly check: number }

export type CaseTimings = {
  readonly references: readonly (Timing & { readonly reference: Reference })[]
  readonly contenders: readonly Timing[]
}

/**
 * Times a case: all contestants in turn, round after round, so that whatever else the machine does
 * meets them alike; the median of each.
 */
export function runCase(
  contest: BenchCase,
  parameters: { readonly folder: string; readonly rounds: number },
): CaseTimings {
  const { folder, rounds } = parameters
  const input = join(folder, 'input.bin')
  writeColumns(input, contest.columns)
  const runners = [
    ...contest.references.map((reference) => {
      const program = compileReference(folder, reference.source)
      return { label: reference.label, run: () => runReference(program, { input, reference }) }
    }),
    ...contest.contenders,
  ]
  // A first call compiles, a second is at full speed.
  for (const { run } of contest.contenders) run()
  const found = measured(runners, rounds)
  const split = contest.references.length
  return {
    references: found
      .slice(0, split)
      .map((timing, n) => ({ ...timing, reference: contest.references[n] as Reference })),
    contenders: found.slice(split),
  }
}

function measured(runners: readonly Contender[], rounds: number): readonly Timing[] {
  const all: Measurement[][] = runners.map(() => [])
  for (let round = 0; round < rounds; round += 1) {
    runners.forEach(({ run }, n) => {
      all[n]?.push(run())
    })
  }
  return runners.map(({ label }, n) => {
    const list = all[n] as Measurement[]
    const seconds = list.map((it) => it.seconds).sort((a, b) => a - b)
    return {
      label,
      seconds: seconds[Math.floor(seconds.length / 2)] as number,
      check: (list[list.length - 1] as Measurement).check,
    }
  })
}
