import { setTimeout as sleep } from 'node:timers/promises'
import { venueAdapters } from '@crossmargin/adapters'
import { bootWorld, type World } from '@crossmargin/world'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type IndexedWorld, indexWorld } from './indexWorld.ts'

let world: World
let indexed: IndexedWorld | undefined
const reconcile = { everySeconds: 1, accounts: 1_000 }

beforeAll(async () => {
  world = await bootWorld({ seed: 16 })
}, 240_000)
afterEach(async () => {
  await indexed?.close()
  indexed = undefined
})
afterAll(() => world?.close())

type Divergences = { readonly open: number; readonly total: number }

async function ask<answer>(query: string): Promise<answer> {
  const response = await fetch(`${indexed?.server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  return ((await response.json()) as { readonly data: answer }).data
}

async function divergences(): Promise<Divergences> {
  type Answer = { readonly _meta: { readonly divergences: Divergences } }
  return (await ask<Answer>('{ _meta { divergences { open total } } }'))._meta.divergences
}

async function until(isSo: (now: Divergences) => boolean, seconds: number): Promise<Divergences> {
  const patience = Date.now() + seconds * 1_000
  for (;;) {
    const now = await divergences()
    if (isSo(now)) return now
    if (Date.now() > patience) throw new RangeError(`Still ${JSON.stringify(now)}.`)
    await sleep(50)
  }
}

type Accounts = {
  readonly marginAccounts: {
    readonly nodes: readonly { readonly id: string }[]
    readonly gaps: readonly { readonly kind: string; readonly effect: string; account: string }[]
  }
}
const listAccounts = () =>
  ask<Accounts>('{ marginAccounts(first: 500) { nodes { id } gaps { kind effect account } } }')

const metrics = async () => (await fetch(`${indexed?.server.url}/metrics`)).text()

/** Changes a stored number behind the program's back: the newest debt of some account. */
function plantWrongDebt(path: string): void {
  const database = new Database(path)
  const wrong = Buffer.alloc(32)
  wrong.writeUInt32BE(123_456_789, 28)
  const { changes } = database
    .prepare(
      `UPDATE aave_v3__position SET scaled_debt = ? WHERE rowid = (
         SELECT rowid FROM aave_v3__position
         WHERE chain_id = 1 AND valid_to IS NULL AND scaled_debt > zeroblob(32) LIMIT 1)`,
    )
    .run(wrong)
  database.close()
  expect(changes).toBe(1)
}

test('default: a wrong row is noticed within a round, shown as a gap and indexed again', async () => {
  indexed = await indexWorld(world, { reconcile })
  const digests = indexed.digests()
  await sleep(2_000)
  expect(await divergences()).toEqual({ open: 0, total: 0 })
  const before = await listAccounts()
  plantWrongDebt(indexed.config.databasePath)
  expect(indexed.digests()).not.toEqual(digests)
  await until(({ total }) => total > 0, 15)
  const during = await listAccounts()
  const healed = await until(({ open }) => open === 0, 30)
  expect(healed.total).toBeGreaterThanOrEqual(1)
  await indexed.untilEqual()
  expect(indexed.digests()).toEqual(digests)
  expect(await listAccounts()).toEqual(before)
  // While it was wrong no account was missing without a word.
  const gaps = during.marginAccounts.gaps.filter(({ kind }) => kind === 'divergence')
  const shown = [
    ...during.marginAccounts.nodes.map(({ id }) => id),
    ...gaps.map((it) => it.account),
  ]
  expect(new Set(shown)).toEqual(new Set(before.marginAccounts.nodes.map(({ id }) => id)))
  const text = await metrics()
  expect(text).toContain(`crossmargin_divergences_total{chain="ethereum"} ${healed.total}`)
  expect(text).toContain('crossmargin_divergences_open{chain="ethereum"} 0')
}, 90_000)

test('behavior: a rule that is wrong is not mended by indexing again; its accounts stay unknown', async () => {
  const adapters = venueAdapters.map((adapter) =>
    adapter.id === 'morpho-blue'
      ? {
          ...adapter,
          margin: ((reading) => {
            const margin = adapter.margin(reading)
            const answer = Object.fromEntries(
              Object.entries(margin.answer).map(([name, value]) => [
                name,
                typeof value === 'bigint' ? value + 1n : value,
              ]),
            )
            return { ...margin, answer }
          }) as typeof adapter.margin,
        }
      : adapter,
  )
  indexed = await indexWorld(world, { reconcile, adapters })
  const { open } = await until((now) => now.open > 0, 15)
  await sleep(8_000)
  expect((await divergences()).open).toBeGreaterThanOrEqual(open)
  const { marginAccounts } = await listAccounts()
  const gaps = marginAccounts.gaps.filter(({ kind }) => kind === 'divergence')
  expect(gaps.length).toBe((await divergences()).open)
  expect(new Set(gaps.map(({ effect }) => effect))).toEqual(new Set(['account-unknown']))
  expect(gaps.every(({ account }) => account.startsWith('morpho-blue:'))).toBe(true)
  // The other venues of the same chain are answered as ever.
  expect(marginAccounts.nodes.some(({ id }) => id.startsWith('aave-v3:1:'))).toBe(true)
}, 90_000)
