import { expect, test } from 'vitest'
import { DemoUnavailableError } from '../errors/demoUnavailableError.ts'
import { importWorld } from './importWorld.ts'

test('default', async () => {
  expect((await importWorld()).bootWorld).toBeTypeOf('function')
})

test('error: DemoUnavailableError', async () => {
  await expect(importWorld('@crossmargin/absent')).rejects.toBeInstanceOf(DemoUnavailableError)
})
