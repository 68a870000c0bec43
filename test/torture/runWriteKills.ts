import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openSqliteStore } from 'crossmargin'
import { bundleScript } from './bundleScript.ts'
import { walkSteps, walkVenue } from './storeWalk.ts'

/** How many writes there were to die at, and what was wrong afterwards. */
export type WriteKillTally = {
  /** Statements that write, from the first one of an empty file to the last one of its life. */
  readonly writes: number
  readonly kills: number
  /** Kills that left anything but the state before or after the step they fell into. */
  readonly torn: readonly string[]
  /** Kills after which the same steps, taken up again, led to another end. */
  readonly diverged: readonly string[]
}

/**
 * Kills a process that writes a store, before its first write, before its second, and so on to its last; takes
 * every `stride`-th, and every one that begins a transaction: a step made of two would be torn there. What it leaves must be what was there before the step it died in, or after; to the byte,
 * over every table. Then the life goes on where it ended and comes to the same end.
 */
export async function runWriteKills(parameters: {
  readonly folder: string
  readonly stride: number
}): Promise<WriteKillTally> {
  const { folder, stride } = parameters
  const script = await bundleScript('./dieAtWrite.ts')
  try {
    const states = walkAlive(join(folder, 'alive.sqlite'))
    const whole = die(script.path, { path: join(folder, 'whole.sqlite'), write: 0 })
    const writes = Number(/writes (\d+)/.exec(whole)?.[1])
    const tally = { writes, kills: 0, torn: [] as string[], diverged: [] as string[] }
    const begins = (/begins ([\d ]+)/.exec(whole)?.[1] ?? '').split(' ').map(Number)
    for (let write = 1; write <= writes; write += 1) {
      if ((write - 1) % stride !== 0 && !begins.includes(write)) continue
      const path = join(folder, `write-${write}.sqlite`)
      const said = die(script.path, { path, write })
      tally.kills += 1
      const step = Number(/at (\d+)\n$/.exec(said)?.[1] ?? -1)
      const found = dumpAfterReopening(path)
      const isDone = step >= 0 && found === states[step + 1]
      const isUndone = found === states[Math.max(step, 0)]
      if (!isDone && !isUndone) {
        tally.torn.push(`write ${write}, step ${step}`)
        continue
      }
      walkOn(path, isDone ? step + 1 : Math.max(step, 0))
      if (dump(path) !== states.at(-1)) tally.diverged.push(`write ${write}, step ${step}`)
    }
    return tally
  } finally {
    script.dispose()
  }
}

/** What every table holds before the first step, and after each. */
function walkAlive(path: string): readonly string[] {
  const store = openSqliteStore({ path, adapters: [walkVenue] })
  const states = [dump(path)]
  for (const step of walkSteps) {
    step(store)
    states.push(dump(path))
  }
  store.close()
  return states
}

function walkOn(path: string, fromStep: number): void {
  const store = openSqliteStore({ path, adapters: [walkVenue] })
  for (const step of walkSteps.slice(fromStep)) step(store)
  store.close()
}

/** @returns what it said; it is dead by then. */
function die(script: string, { path, write }: { path: string; write: number }): string {
  const { stdout } = spawnSync(process.execPath, [script, path, String(write)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  })
  return stdout
}

/** The next start makes whatever tables are missing: that is part of coming back. */
function dumpAfterReopening(path: string): string {
  openSqliteStore({ path, adapters: [walkVenue] }).close()
  return dump(path)
}

/** Every row of every table, as text. */
function dump(path: string): string {
  const database = new Database(path, { readonly: true })
  try {
    const names = database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .pluck()
      .all()
    return JSON.stringify(
      names.map((name) => [name, database.prepare(`SELECT * FROM "${name}"`).raw().all()]),
    )
  } finally {
    database.close()
  }
}
