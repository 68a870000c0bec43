import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { WorldError } from '../worldError.ts'

const POLL_MILLISECONDS = 100

/**
 * Gives the cached value of a key, making it when there is none.
 *
 * Of several processes that ask at once, one makes the value and the others wait for the file.
 * The file is written aside and renamed, so that nobody ever reads half of it.
 */
export async function cachedOnce<value>(key: string, make: () => Promise<value>): Promise<value> {
  const folder = join(workspaceRoot(), 'node_modules', '.cache', 'crossmargin-world')
  const file = join(folder, `${key}.json`)
  const lock = join(folder, `${key}.lock`)
  mkdirSync(folder, { recursive: true })
  for (;;) {
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as value
    if (takeLock(lock)) break
    if (isAbandoned(lock)) rmSync(lock, { force: true })
    await sleep(POLL_MILLISECONDS)
  }
  try {
    const value = await make()
    const temporary = join(folder, `${key}.${randomUUID()}.tmp`)
    writeFileSync(temporary, JSON.stringify(value))
    renameSync(temporary, file)
    return value
  } finally {
    rmSync(lock, { force: true })
  }
}

function takeLock(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw cause
  }
}

// A holder that was killed leaves its lock behind; its process id tells.
function isAbandoned(lock: string): boolean {
  try {
    const pid = Number(readFileSync(lock, 'utf8'))
    if (pid > 0) process.kill(pid, 0)
    return false
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

function workspaceRoot(): string {
  const start = dirname(fileURLToPath(import.meta.url))
  for (let folder = start; folder !== dirname(folder); folder = dirname(folder))
    if (existsSync(join(folder, 'pnpm-workspace.yaml'))) return folder
  throw new WorldError({
    value: start,
    bound: 'a folder below one with pnpm-workspace.yaml',
    remedy: 'Run the test world from a checkout of the repository.',
  })
}
