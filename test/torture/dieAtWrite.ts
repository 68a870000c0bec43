import { writeSync } from 'node:fs'
import Database from 'better-sqlite3'
import { openSqliteStore } from 'crossmargin'
import { walkSteps, walkVenue } from './storeWalk.ts'

// Walks a store's whole life in the file named first, and dies before its write number k: every statement
// that changes anything counts, those that begin and end transactions too. Says where it stood: `at 3`
// before the fourth step; when it came to the end alive, `writes 94`, and `begins 7 12` with the numbers of
// those that began a transaction.
const [, , path = '', k = '0'] = process.argv
let writes = 0
const begins: number[] = []

countBefore(Database.prototype, 'exec')
const statement = new Database(':memory:').prepare('SELECT 1')
countBefore(Object.getPrototypeOf(statement) as Record<'run', () => unknown>, 'run')

const store = openSqliteStore({ path, adapters: [walkVenue] })
for (const [index, step] of walkSteps.entries()) {
  // At once and not through the stream: what a stream holds back is lost with the process.
  writeSync(1, `at ${index}\n`)
  step(store)
}
store.close()
writeSync(1, `writes ${writes}\nbegins ${begins.join(' ')}\n`)

function countBefore<name extends string>(
  object: Record<name, (...parameters: never[]) => unknown>,
  name: name,
): void {
  const original = object[name]
  object[name] = function counted(this: unknown, ...parameters: never[]) {
    writes += 1
    if (String(parameters[0]).startsWith('BEGIN')) begins.push(writes)
    if (writes === Number(k)) process.kill(process.pid, 'SIGKILL')
    return original.apply(this, parameters)
  }
}
