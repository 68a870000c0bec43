import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { stopSignal } from './stopSignal.ts'

test('default', () => {
  const exits: number[] = []
  const source = Object.assign(new EventEmitter(), { exit: (code: number) => exits.push(code) })
  const signal = stopSignal(source)
  source.emit('SIGTERM')
  expect([signal.aborted, exits]).toEqual([true, []])
  source.emit('SIGINT')
  expect(exits).toEqual([130])
})
