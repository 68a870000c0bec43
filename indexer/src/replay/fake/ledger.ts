import type { ChainLog, VenueAdapter, View, ViewResult } from '@crossmargin/adapters'
import type { Address, Hex, RowReader, VenueTables } from '@crossmargin/core'
import { pad, toHex } from 'viem'
import type { FakeLog } from '../../sync/fake/fakeChain.ts'

/** The root every stand-in ledger lies at. */
export const ledgerRoot: Address = '0x00000000000000000000000000000000000000aa'

/** `Moved(owner, amount)`, `Opened(child)` and `Burned(owner)`, as this stand-in writes them. */
export const ledgerTopics: {
  readonly moved: Hex
  readonly opened: Hex
  readonly burned: Hex
} = {
  moved: `0x${'01'.repeat(32)}`,
  opened: `0x${'02'.repeat(32)}`,
  burned: `0x${'03'.repeat(32)}`,
}

/** The views a ledger is asked: a price that moves with the block, an owner's audit, a child's decimals. */
const ledgerViews: {
  readonly price: () => View
  readonly audit: (owner: Address) => View
  readonly decimals: (child: Address) => View
} = {
  price: (): View => ({ to: ledgerRoot, data: '0xa0' }),
  audit: (owner: Address): View => ({ to: ledgerRoot, data: `0xa1${owner.slice(2)}` }),
  decimals: (child: Address): View => ({ to: child, data: '0xa2' }),
}

/** A log of an amount that came to an owner. */
export function movedLog(owner: Address, amount: bigint, address: Address = ledgerRoot): FakeLog {
  const data = `${pad(owner)}${pad(toHex(amount)).slice(2)}` as Hex
  return { address, topic: ledgerTopics.moved, data }
}

/** A log that announces a child, whose own logs count from then on. */
export function openedLog(child: Address): FakeLog {
  return { address: ledgerRoot, topic: ledgerTopics.opened, data: pad(child) }
}

/** A log that takes everything from an owner: of an event only later adapters read. */
export function burnedLog(owner: Address): FakeLog {
  return { address: ledgerRoot, topic: ledgerTopics.burned, data: pad(owner) }
}

type LedgerEvent =
  | { readonly kind: 'moved'; readonly owner: Address; readonly amount: bigint; from: Address }
  | { readonly kind: 'opened'; readonly child: Address }
  | { readonly kind: 'burned'; readonly owner: Address }

/** What a test may change about a ledger's adapter. */
export type LedgerChange = {
  readonly id?: string
  readonly root?: Address
  readonly revision?: number
  /** What every amount is multiplied by. */
  readonly scale?: bigint
  readonly isBurnedRead?: boolean
  readonly tables?: (tables: VenueTables) => VenueTables
}

const tables = {
  balance: { key: { owner: 'address' }, columns: { raw: 'uint256', seconds: 'integer' } },
  child: { key: { child: 'address' }, columns: { decimals: 'integer?' } },
  price: { key: { name: 'text' }, columns: { raw: 'uint256?' } },
  audit: { key: { owner: 'address' }, columns: { raw: 'uint256?' } },
} as const satisfies VenueTables

/**
 * A venue with everything a replay must get right: time in a row, a fact, a child, a view asked at
 * every checked block, and one asked only of what was touched.
 */
export function createLedger(change: LedgerChange = {}): VenueAdapter {
  const { id = 'ledger', root = ledgerRoot, revision = 1, scale = 1n } = change
  const { moved, opened, burned } = ledgerTopics
  return {
    id,
    label: 'Ledger',
    tables: change.tables?.(tables) ?? tables,
    discover: async (_client, { chainId, startBlock }) => ({
      venue: id,
      chainId,
      root,
      startBlock,
      contracts: {},
    }),
    index: {
      revision,
      topics: change.isBurnedRead === true ? [moved, opened, burned] : [moved, opened],
      addresses: () => [root],
      decode: decodeLedgerLog,
      children: (event) => {
        const it = event as LedgerEvent
        return it.kind === 'opened' ? [it.child] : []
      },
      facts: (event) => {
        const it = event as LedgerEvent
        return it.kind === 'opened' ? [ledgerViews.decimals(it.child)] : []
      },
      apply(event, { rows, block, facts }) {
        const it = event as LedgerEvent
        if (it.kind === 'opened') {
          const decimals = numberOf(facts.get(ledgerViews.decimals(it.child)))
          const row = { child: it.child, decimals: decimals === null ? null : Number(decimals) }
          return [{ table: 'child', row }]
        }
        const isKnown =
          it.kind === 'burned' || it.from === root || rows.get('child', { child: it.from })
        if (!isKnown) return []
        const { owner } = it
        const raw = it.kind === 'burned' ? 0n : balanceOf(rows, owner) + it.amount * scale
        return [{ table: 'balance', row: { owner, raw, seconds: block.timestampSeconds } }]
      },
      observes: ({ touched }) => [
        ledgerViews.price(),
        ...ownersOf(touched).map((owner) => ledgerViews.audit(owner)),
      ],
      observed: ({ touched, results, rows }) => [
        ...(rows.get('price', { name: 'the' })?.['raw'] ===
        numberOf(results.get(ledgerViews.price()))
          ? []
          : [
              {
                table: 'price',
                row: { name: 'the', raw: numberOf(results.get(ledgerViews.price())) },
              },
            ]),
        ...ownersOf(touched).map((owner) => ({
          table: 'audit',
          row: { owner, raw: numberOf(results.get(ledgerViews.audit(owner))) },
        })),
      ],
      accounts: ({ table, row }, { deployment: { venue, chainId, root: of } }) =>
        table === 'balance'
          ? [{ venue, chainId, root: of, owner: (row as { owner: Address }).owner }]
          : [],
    },
  } satisfies Partial<VenueAdapter> as unknown as VenueAdapter
}

function decodeLedgerLog({ topics, data, address }: ChainLog): LedgerEvent | undefined {
  const first = `0x${data.slice(26, 66)}` as Address
  switch (topics[0]) {
    case ledgerTopics.moved:
      return data.length === 130
        ? { kind: 'moved', owner: first, amount: BigInt(`0x${data.slice(66)}`), from: address }
        : undefined
    case ledgerTopics.opened:
      return { kind: 'opened', child: first }
    case ledgerTopics.burned:
      return { kind: 'burned', owner: first }
    default:
      return undefined
  }
}

function balanceOf(rows: RowReader, owner: Address): bigint {
  return (rows.get('balance', { owner }) as { raw: bigint } | undefined)?.raw ?? 0n
}

function ownersOf(touched: readonly { table: string; row: object }[]): readonly Address[] {
  const owners = touched.flatMap(({ table, row }) =>
    table === 'balance' ? [(row as { owner: Address }).owner] : [],
  )
  return [...new Set(owners)]
}

function numberOf(result: ViewResult | undefined): bigint | null {
  return result?.kind === 'returned' ? BigInt(result.data) : null
}
