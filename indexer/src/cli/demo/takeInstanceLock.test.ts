import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AlreadyRunningError } from '../../errors/alreadyRunningError.ts'
import { takeInstanceLock } from './takeInstanceLock.ts'

let directory = ''
let path = ''

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'crossmargin-lock-'))
  path = join(directory, 'demo.lock')
})
afterEach(() => {
  rmSync(directory, { recursive: true, force: true })
})

const take = () => takeInstanceLock({ path, what: 'The demo' })

test('default', () => {
  const lock = take()
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid })
  lock.release()
  expect(existsSync(path)).toBe(false)
  lock.release()
})

test('behavior: the lock of a process that is gone is taken over', async () => {
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  writeFileSync(path, JSON.stringify({ pid: child.pid }))
  take().release()
  expect(existsSync(path)).toBe(false)
})

test('behavior: a number used again by another process is not the holder', () => {
  writeFileSync(path, JSON.stringify({ pid: process.pid, began: '1' }))
  if (existsSync('/proc/self/stat')) expect(() => take()).not.toThrow()
})

test('behavior: half a lock holds nobody', () => {
  writeFileSync(path, '{"pid":')
  expect(() => take()).not.toThrow()
})

test('error: AlreadyRunningError', () => {
  take()
  expect(() => take()).toThrow(AlreadyRunningError)
  expect(() => take()).toThrow(
    `The demo already runs as process ${process.pid}; stop that one first`,
  )
})
