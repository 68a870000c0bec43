import { expect, test } from 'vitest'
import type { RebuildableStore } from '../../store/rebuild.ts'
import { fenceStore } from './fenceStore.ts'

const writes = [
  'saveDeployment',
  'saveIndexedAs',
  'mergeLogs',
  'commit',
  'rollback',
  'follow',
  'unfollow',
  'forget',
  'prune',
] as const

test('default: whoever was thrown away reads, and writes nothing', () => {
  const asked: string[] = []
  const rebuild = { reader: {}, adopt: () => asked.push('adopt') }
  const store = Object.fromEntries([
    ...writes.map((name) => [name, () => asked.push(name)]),
    ['openRebuild', () => rebuild],
    ['listChainIds', () => [1]],
  ]) as unknown as RebuildableStore
  const abort = new AbortController()
  const fenced = fenceStore(store, abort.signal)
  const opened = fenced.openRebuild()
  for (const name of writes) fenced[name]({} as never)
  opened.adopt({} as never)
  expect(asked).toEqual([...writes, 'adopt'])
  abort.abort()
  for (const name of writes) expect(() => fenced[name]({} as never)).toThrow('aborted')
  expect(() => opened.adopt({} as never)).toThrow('aborted')
  expect(() => fenced.openRebuild()).toThrow('aborted')
  expect([asked.length, fenced.listChainIds()]).toEqual([10, [1]])
})
