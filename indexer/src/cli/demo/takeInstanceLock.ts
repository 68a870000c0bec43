import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { AlreadyRunningError } from '../../errors/alreadyRunningError.ts'

/** A lock that this process holds. */
export type InstanceLock = { release(): void }

/** Which lock, and whose. */
export type TakeInstanceLockParameters = {
  readonly path: string
  /** What there can be one of, for people: "The demo". */
  readonly what: string
}

/** Who holds a lock. */
type Holder = {
  readonly pid: number
  /** When the process began, as the system counts: numbers of processes are used again. */
  readonly began: string | undefined
}

/**
 * Takes a lock file for this process. A lock whose process is gone is stale and is taken over.
 *
 * @throws AlreadyRunningError when a living process holds it.
 */
export function takeInstanceLock({ path, what }: TakeInstanceLockParameters): InstanceLock {
  const own: Holder = { pid: process.pid, began: beganOf(process.pid) }
  // Twice: once more after a stale lock was removed. Whoever is first then has it.
  for (let attempt = 0; attempt < 2; attempt += 1) {
    if (tryWrite(path, own)) return { release: () => releaseOwn(path, own) }
    const holder = readHolder(path)
    if (holder !== undefined && isAlive(holder)) {
      throw new AlreadyRunningError({ what, pid: holder.pid })
    }
    rmSync(path, { force: true })
  }
  throw new AlreadyRunningError({ what, pid: readHolder(path)?.pid ?? 0 })
}

function tryWrite(path: string, holder: Holder): boolean {
  try {
    writeFileSync(path, JSON.stringify(holder), { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

function releaseOwn(path: string, own: Holder): void {
  if (readHolder(path)?.pid === own.pid) rmSync(path, { force: true })
}

function readHolder(path: string): Holder | undefined {
  try {
    const { pid, began } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Holder>
    return typeof pid === 'number' ? { pid, began } : undefined
  } catch (error) {
    // A lock that cannot be read, half written or already gone, holds nobody.
    void error
    return undefined
  }
}

function isAlive({ pid, began }: Holder): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    if (codeOf(error) !== 'EPERM') return false
  }
  const now = beganOf(pid)
  return began === undefined || now === undefined || began === now
}

/** The start time of a process, in clock ticks since boot; `undefined` where the system has no /proc. */
function beganOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the name in brackets and may hold anything; the time is the 20th after it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch (error) {
    void error
    return undefined
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
