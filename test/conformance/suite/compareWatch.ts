import { type VenueAdapter, venueAdapters } from '@crossmargin/adapters'
import { type Address, toMarginAccountId } from '@crossmargin/core'
import type { StoreReader } from 'crossmargin'

/** What comparing two indexes of the same chains came to. */
export type WatchComparison = {
  /** Blocks at which an account of the owners was compared, over all deployments. */
  readonly blocks: number
  /** Accounts assembled and margined by both. */
  readonly accounts: number
  /** Rows that all accounts share, compared. */
  readonly rows: number
  readonly differences: readonly string[]
}

/** Tables whose rows belong to owners; all others are shared. */
const ownTables = new Set(['account', 'balance', 'position'])

/**
 * Compares an index of watched owners with one of everybody, at every block both retain, or at the newest so many.
 *
 * Readings (snapshot and oracle prices) and margins of every account of the owners, over the blocks each
 * was watched at, and every shared row to the byte. An account that nothing is in any more is compared
 * only where both list it.
 */
export function compareWatch(parameters: {
  readonly full: StoreReader
  readonly watch: StoreReader
  readonly owners: readonly Address[]
  readonly adapters?: readonly VenueAdapter[]
  readonly newestBlocks?: number
}): WatchComparison {
  const { full, watch, adapters = venueAdapters } = parameters
  const { newestBlocks = Number.POSITIVE_INFINITY } = parameters
  const found = { blocks: 0, accounts: 0, rows: 0, differences: [] as string[] }
  for (const deployment of watch.listDeployments()) {
    const adapter = adapters.find(({ id }) => id === deployment.venue) as VenueAdapter
    const checkpoint = watch.loadCheckpoint(deployment.chainId)
    if (checkpoint === undefined) continue
    const spans = watch.listWatchSpans(deployment.chainId)
    for (
      let number = Math.max(
        checkpoint.retainedFromNumber,
        checkpoint.head.number - newestBlocks + 1,
      );
      number <= checkpoint.head.number;
      number += 1
    ) {
      const at = watch.loadBlock({ chainId: deployment.chainId, number })
      if (at === undefined) continue
      const { parentHash: _, ...block } = at
      const owners = parameters.owners.filter((owner) =>
        spans.some(
          ({ owner: watched, fromNumber, untilNumber = Number.POSITIVE_INFINITY }) =>
            watched === owner && fromNumber <= number && number < untilNumber,
        ),
      )
      const readings = [full, watch].map((store) =>
        readingsOf(store, { owners, adapter, deployment, at: block }),
      )
      const [ofFull, ofWatch] = readings as [Map<string, Reading>, Map<string, Reading>]
      for (const id of new Set([...ofFull.keys(), ...ofWatch.keys()])) {
        const [left, right] = [ofFull.get(id), ofWatch.get(id)]
        if (left?.isEmpty === true && right === undefined) continue
        found.accounts += 1
        if (left?.text !== right?.text)
          found.differences.push(
            `${id} at ${number}: ${leafDifferences(left?.text, right?.text).join('; ')}`,
          )
      }
      found.blocks += 1
      for (const table of Object.keys(adapter.tables).filter((it) => !ownTables.has(it))) {
        const [left, right] = [full, watch].map((store) =>
          rowsOf(store.rows(deployment, number).list(table, {})),
        ) as [string[], string[]]
        found.rows += right.length
        for (const row of difference(left, right))
          found.differences.push(`${deployment.venue} ${table} at ${number}: full only ${row}`)
        for (const row of difference(right, left))
          found.differences.push(`${deployment.venue} ${table} at ${number}: watch only ${row}`)
      }
    }
  }
  return found
}

type Reading = { readonly text: string; readonly isEmpty: boolean }

function readingsOf(
  store: StoreReader,
  parameters: {
    readonly adapter: VenueAdapter
    readonly deployment: ReturnType<StoreReader['listDeployments']>[number]
    readonly owners: readonly Address[]
    readonly at: Parameters<VenueAdapter['assemble']>[1]['at']
  },
): ReadonlyMap<string, Reading> {
  const { adapter, deployment, owners, at } = parameters
  const rows = store.rows(deployment, at.number)
  const keys = store.listAccounts({ owners, deployment, asOfNumber: at.number })
  return new Map(
    keys.map((key) => {
      const reading = adapter.assemble(rows, { deployment, key, at })
      const { collaterals, debts } = reading.snapshot
      const isEmpty = collaterals.length + debts.length === 0
      const text = textOf({ reading, margin: adapter.margin(reading) })
      return [toMarginAccountId(key), { text, isEmpty }]
    }),
  )
}

function rowsOf(rows: readonly object[]): string[] {
  return rows.map((row) =>
    textOf(Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))),
  )
}

function difference(left: readonly string[], right: readonly string[]): readonly string[] {
  const known = new Set(right)
  return left.filter((text) => !known.has(text))
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? `${each}n` : each))
}

/** Where two texts of JSON differ, leaf by leaf. */
function leafDifferences(left: string | undefined, right: string | undefined): readonly string[] {
  const [ofLeft, ofRight] = [leavesOf(left), leavesOf(right)]
  return [...new Set([...ofLeft.keys(), ...ofRight.keys()])]
    .filter((path) => ofLeft.get(path) !== ofRight.get(path))
    .map((path) => `${path}: ${ofLeft.get(path)} / ${ofRight.get(path)}`)
}

function leavesOf(text: string | undefined): ReadonlyMap<string, unknown> {
  const leaves = new Map<string, unknown>()
  const walk = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) leaves.set(path, value)
    else for (const [name, each] of Object.entries(value)) walk(each, `${path}.${name}`)
  }
  walk(text === undefined ? undefined : JSON.parse(text), '')
  return leaves
}
