import { expect, test } from 'vitest'
import { createRepairDesk } from './createRepairDesk.ts'

test('default', () => {
  const desk = createRepairDesk()
  expect([desk.isBusy(), desk.take()]).toEqual([false, undefined])
  desk.ask({ kind: 'restart' })
  desk.ask({ kind: 'rollback', ancestorNumber: 1 })
  expect([desk.isBusy(), desk.take(), desk.isBusy(), desk.take()]).toEqual([
    true,
    { kind: 'restart' },
    true,
    undefined,
  ])
  desk.done()
  expect(desk.isBusy()).toBe(false)
})
