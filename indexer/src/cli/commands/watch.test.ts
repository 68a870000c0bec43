import { afterEach, beforeEach, expect, test } from 'vitest'
import { createBankAdapter } from '../../stand-in/bankAdapter.ts'
import { createTestContext } from '../../stand-in/testContext.ts'
import { type ConfigFolder, writeBankConfig } from '../../stand-in/writeConfig.ts'
import type { StoreReader } from '../../store/store.ts'
import { runCli } from '../runCli.ts'

const [first, second, third] = ['a1', 'a2', 'a3'].map((end) => `0x${end.padStart(40, '0')}`) as [
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
]
const chains = { alpha: { id: 1, rpc: ['http://127.0.0.1:1'] } }

let folder: ConfigFolder

beforeEach(() => {
  folder = writeBankConfig(chains, { watch: { owners: [first] } })
})
afterEach(() => folder.remove())

/** A context whose database follows `first` and `second`, and what was done to its list. */
function contextOf() {
  const done: string[] = []
  const store: Partial<StoreReader> = {
    listWatchedOwners: () => [second, third],
    listWatchSpans: () => [
      { owner: first, fromNumber: 10 },
      { owner: second, fromNumber: 5, untilNumber: 9 },
      { owner: second, fromNumber: 12 },
    ],
    close: () => undefined,
  }
  const tested = createTestContext({
    adapters: [createBankAdapter({ chain: () => undefined })],
    workingDirectory: folder.path,
    openReader: async () => store as StoreReader,
    openWatchList: async () => ({
      list: () => [second],
      add: (owners) => {
        done.push(`add ${owners}`)
        return owners.filter((owner) => owner !== second)
      },
      remove: (owners) => {
        done.push(`remove ${owners}`)
        return owners.filter((owner) => owner === second)
      },
      close: () => done.push('close'),
    }),
  })
  return { ...tested, done }
}

test('default', async () => {
  const { context, err, done } = contextOf()
  expect(await runCli(['watch', 'add', second, third], context)).toBe(0)
  expect(await runCli(['watch', 'remove', second, third], context)).toBe(0)
  const both = `${second},${third}`
  expect(done).toEqual([`add ${both}`, 'close', `remove ${both}`, 'close'])
  expect(err()).toBe(
    [
      `${second} is watched already.`,
      `${third} is to be watched.`,
      `${second} is no longer to be watched.`,
      `${third} was not watched.`,
      '',
    ].join('\n'),
  )
})

test('behavior: the list says who is followed, since when and by whose word', async () => {
  const { context, out } = contextOf()
  expect(await runCli(['watch', 'list'], context)).toBe(0)
  expect(out()).toMatchInlineSnapshot(`
    "  Owner                                      Named by      Followed on
      0x00000000000000000000000000000000000000a1 configuration alpha from 10
      0x00000000000000000000000000000000000000a2 added         alpha from 12
      0x00000000000000000000000000000000000000a3 added         not yet
    "
  `)
  const { context: again, out: json } = contextOf()
  expect(await runCli(['watch', 'list', '--json'], again)).toBe(0)
  expect(JSON.parse(json())).toEqual([
    { owner: first, source: 'configuration', chains: [{ chain: 'alpha', fromNumber: 10 }] },
    { owner: second, source: 'added', chains: [{ chain: 'alpha', fromNumber: 12 }] },
    { owner: third, source: 'added', chains: [] },
  ])
})

test.each([
  [['remove', first], `The configuration names ${first} under watch.owners`],
  [['add'], 'Whom? Write crossmargin watch add <address…>.'],
  [['add', '0x12'], 'is no address'],
  [['list', first], 'takes no addresses'],
  [['follow', first], 'Write crossmargin watch add <address…>, remove <address…> or list.'],
])('error: UsageError, %j', async (words, said) => {
  const { context, err, done } = contextOf()
  expect(await runCli(['watch', ...words], context)).toBe(2)
  expect(err()).toContain(said)
  expect(done).toEqual([])
})

test('error: UsageError, where everybody is followed', async () => {
  folder.remove()
  folder = writeBankConfig(chains)
  const { context, err } = contextOf()
  expect(await runCli(['watch', 'add', second], context)).toBe(2)
  expect(err()).toContain('The configuration has no `watch`, so everybody is followed.')
})
