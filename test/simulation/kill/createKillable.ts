import { BaseError } from '@crossmargin/core'
import type Database from 'better-sqlite3'

/** The process is dead: nothing that is asked of the database happens any more. */
class KilledError extends BaseError {
  override name = 'KilledError'

  constructor(operation: number) {
    super(`The process was killed before operation ${operation} of the database.`, {
      retryable: true,
    })
  }
}

/** A database whose process dies before its k-th operation that could change it. */
export type Killable = {
  readonly database: Database.Database
  /** Operations so far that could change something. */
  operations(): number
  isDead(): boolean
}

/**
 * Wraps a database so that it can be killed.
 *
 * Reads are not counted: a kill between two reads leaves what a kill before the next write leaves.
 * Once dead, not even a rollback reaches the file: whatever was not committed is undone by SQLite when
 * the file is opened next, as after a real kill.
 */
export function createKillable(real: Database.Database, killAt: number): Killable {
  let operations = 0
  let isDead = false
  const live = <result>(act: () => result): result => {
    if (isDead) throw new KilledError(operations)
    return act()
  }
  const change = <result>(act: () => result): result =>
    live(() => {
      operations += 1
      if (operations === killAt) {
        isDead = true
        throw new KilledError(operations)
      }
      return act()
    })
  const database = new Proxy(real, {
    get(target, name) {
      if (name === 'inTransaction') return !isDead && target.inTransaction
      if (name === 'exec') return (sql: string) => change(() => target.exec(sql))
      if (name === 'prepare')
        return (sql: string) => live(() => killableStatement(target.prepare(sql), { live, change }))
      const value = Reflect.get(target, name) as unknown
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return { database, operations: () => operations, isDead: () => isDead }
}

type Guard = <result>(act: () => result) => result

function killableStatement(
  real: Database.Statement,
  { live, change }: { readonly live: Guard; readonly change: Guard },
): Database.Statement {
  return new Proxy(real, {
    get(target, name) {
      const value = Reflect.get(target, name) as unknown
      if (typeof value !== 'function') return value
      const guard = name === 'run' ? change : live
      return (...parameters: readonly unknown[]) =>
        guard(() =>
          (value as (...all: readonly unknown[]) => unknown).apply(target, [...parameters]),
        )
    },
  })
}
