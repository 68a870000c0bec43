import type { ChainLog, VenueAdapter, View, ViewResult } from '@crossmargin/adapters'
import {
  type Address,
  type Hex,
  mulDivDown,
  type RowReader,
  type RowWrite,
  type VenueTables,
} from '@crossmargin/core'
import { bankAddress, bankTopics } from '../chain/referenceBank.ts'

/** The bank's tables: what the venue makes of the logs, and of three views. */
const bankTables = {
  market: {
    key: { name: 'text' },
    columns: { indexRay: 'uint256', ratePerSecondRay: 'uint256', updatedSeconds: 'integer' },
  },
  balance: { key: { owner: 'address' }, columns: { scaled: 'uint256', moves: 'integer' } },
  vault: { key: { vault: 'address' }, columns: { decimals: 'integer?' } },
  price: { key: { name: 'text' }, columns: { raw: 'uint256?' } },
  audit: { key: { owner: 'address' }, columns: { raw: 'uint256?' } },
} as const

type BankEvent =
  | { readonly kind: 'moved'; readonly owner: Address; readonly amount: bigint; from: Address }
  | { readonly kind: 'shared'; readonly from: Address; readonly to: Address; readonly bps: bigint }
  | { readonly kind: 'rate'; readonly ratePerSecondRay: bigint }
  | { readonly kind: 'opened'; readonly vault: Address }

const ray = 10n ** 27n
const priceView: View = { to: bankAddress, data: '0xa0' }

/**
 * The bank as a venue of the indexer. It needs everything an indexer can get wrong: the order of logs,
 * each of them once, the time of their blocks, contracts announced on the way, facts asked ahead, a
 * price that only the block itself tells, and views of what was touched.
 */
export function createBankVenue(): VenueAdapter {
  return {
    id: 'bank',
    label: 'Bank',
    tables: bankTables,
    discover: async (_client, { chainId, root, startBlock }) => ({
      venue: 'bank',
      chainId,
      root,
      startBlock,
      contracts: {},
    }),
    index: {
      revision: 1,
      topics: Object.values(bankTopics),
      addresses: () => [bankAddress],
      decode: decodeBankLog,
      children: (event) => {
        const it = event as BankEvent
        return it.kind === 'opened' ? [it.vault] : []
      },
      facts: (event) => {
        const it = event as BankEvent
        return it.kind === 'opened' ? [decimalsView(it.vault)] : []
      },
      apply: (event, { rows, block, facts }) =>
        applyBankEvent(event as BankEvent, {
          rows,
          nowSeconds: block.timestampSeconds,
          decimalsOf: (vault) => numberOf(facts.get(decimalsView(vault))),
        }),
      observes: ({ touched }) => [priceView, ...ownersOf(touched).map(auditView)],
      observed: ({ touched, results }) => [
        { table: 'price', row: { name: 'the', raw: numberOf(results.get(priceView)) } },
        ...ownersOf(touched).map((owner) => ({
          table: 'audit',
          row: { owner, raw: numberOf(results.get(auditView(owner))) },
        })),
      ],
      accounts: ({ table, row }, { deployment: { venue, chainId, root } }) =>
        table === 'balance'
          ? [{ venue, chainId, root, owner: (row as { owner: Address }).owner }]
          : [],
    },
  } satisfies Partial<VenueAdapter> as unknown as VenueAdapter
}

function decimalsView(vault: Address): View {
  return { to: vault, data: '0xa2' }
}

function auditView(owner: Address): View {
  return { to: bankAddress, data: `0xa1${owner.slice(2)}` }
}

function decodeBankLog({ topics, data, address }: ChainLog): BankEvent | undefined {
  const word = (place: number) => BigInt(`0x${data.slice(2 + 64 * place, 66 + 64 * place)}`)
  const addressAt = (place: number): Address =>
    `0x${data.slice(26 + 64 * place, 66 + 64 * place).toLowerCase()}`
  const kind = (Object.keys(bankTopics) as BankEvent['kind'][]).find(
    (each) => bankTopics[each] === topics[0],
  )
  switch (kind) {
    case 'moved':
      return { kind, owner: addressAt(0), amount: word(1), from: address }
    case 'shared':
      return { kind, from: addressAt(0), to: addressAt(1), bps: word(2) }
    case 'rate':
      return { kind, ratePerSecondRay: word(0) }
    case 'opened':
      return { kind, vault: addressAt(0) }
    default:
      return undefined
  }
}

function applyBankEvent(
  event: BankEvent,
  context: {
    readonly rows: RowReader
    readonly nowSeconds: number
    readonly decimalsOf: (vault: Address) => bigint | null
  },
): readonly RowWrite[] {
  const { rows, nowSeconds } = context
  const vault = event.kind === 'moved' && event.from !== bankAddress ? event.from : undefined
  const known = vault === undefined ? undefined : rows.get('vault', { vault })
  if (vault !== undefined && known === undefined) return []
  const market = accruedMarket(rows, nowSeconds)
  const write: RowWrite = { table: 'market', row: market }
  switch (event.kind) {
    case 'rate':
      return [{ table: 'market', row: { ...market, ratePerSecondRay: event.ratePerSecondRay } }]
    case 'opened': {
      const decimals = context.decimalsOf(event.vault)
      const row = { vault: event.vault, decimals: decimals === null ? null : Number(decimals) }
      return [write, { table: 'vault', row }]
    }
    case 'moved': {
      const { decimals = 0 } = (known ?? {}) as { readonly decimals?: number }
      const a = event.amount * 10n ** BigInt(decimals)
      const scaled = mulDivDown({ a, b: ray, denominator: market.indexRay })
      return [write, balanceWrite(rows, { owner: event.owner, scaled })]
    }
    case 'shared': {
      const { scaled: held } = balanceOf(rows, event.from)
      const scaled = mulDivDown({ a: held, b: event.bps, denominator: 10_000n })
      const taken = balanceWrite(rows, { owner: event.from, scaled: -scaled })
      if (event.from !== event.to)
        return [write, taken, balanceWrite(rows, { owner: event.to, scaled })]
      const { moves } = balanceOf(rows, event.from)
      return [
        write,
        { table: 'balance', row: { owner: event.from, scaled: held, moves: moves + 2 } },
      ]
    }
  }
}

type Market = {
  readonly name: string
  readonly indexRay: bigint
  readonly ratePerSecondRay: bigint
  readonly updatedSeconds: number
}

function accruedMarket(rows: RowReader, nowSeconds: number): Market {
  const market = rows.get('market', { name: 'the' }) as Market | undefined
  if (market === undefined)
    return { name: 'the', indexRay: ray, ratePerSecondRay: 10n ** 20n, updatedSeconds: nowSeconds }
  const { indexRay, ratePerSecondRay, updatedSeconds } = market
  const perSecond = ratePerSecondRay * BigInt(nowSeconds - updatedSeconds)
  const grown = mulDivDown({ a: indexRay, b: perSecond, denominator: ray })
  return { ...market, indexRay: indexRay + grown, updatedSeconds: nowSeconds }
}

function balanceOf(
  rows: RowReader,
  owner: Address,
): { readonly scaled: bigint; readonly moves: number } {
  const row = rows.get('balance', { owner }) as { scaled: bigint; moves: number } | undefined
  return row ?? { scaled: 0n, moves: 0 }
}

function balanceWrite(
  rows: RowReader,
  added: { readonly owner: Address; readonly scaled: bigint },
): RowWrite {
  const { scaled, moves } = balanceOf(rows, added.owner)
  return {
    table: 'balance',
    row: { owner: added.owner, scaled: scaled + added.scaled, moves: moves + 1 },
  }
}

function ownersOf(touched: readonly RowWrite[]): readonly Address[] {
  const owners = touched.flatMap(({ table, row }) =>
    table === 'balance' ? [(row as { owner: Address }).owner] : [],
  )
  return [...new Set(owners)]
}

function numberOf(result: ViewResult | undefined): bigint | null {
  return result?.kind === 'returned' ? BigInt(result.data as Hex) : null
}
