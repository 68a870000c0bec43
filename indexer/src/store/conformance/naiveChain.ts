import type { ChainLog, ViewResult } from '@crossmargin/adapters'
import { type MarginAccountKey, type RowWrite, toMarginAccountId } from '@crossmargin/core'
import type { CommitBatch, ScopedWrite, StoredBlock, StoredView } from '../store.ts'
import { toBatch } from './standIn.ts'

/** All that one block brings. */
export type BlockContent = {
  readonly block: StoredBlock
  readonly writes: readonly ScopedWrite[]
  readonly accounts: CommitBatch['accounts']
  readonly logs: readonly ChainLog[]
  readonly views: readonly StoredView[]
}

/** A chain as the simplest thing that could be right: its blocks, folded anew for every question. */
export type NaiveChain = {
  readonly contents: readonly BlockContent[]
  readonly finalizedNumber: number
  readonly retainedFromNumber: number
}

/** Joins blocks to the batch that would commit them. */
export function toContentBatch(
  contents: readonly BlockContent[],
  bounds: { readonly finalizedNumber: number; readonly retainedFromNumber: number },
): CommitBatch {
  return toBatch(
    contents.map(({ block }) => block),
    {
      writes: contents.flatMap(({ writes }) => writes),
      accounts: contents.flatMap(({ accounts }) => accounts),
      logs: contents.flatMap(({ logs }) => logs),
      views: contents.flatMap(({ views }) => views),
      ...bounds,
    },
  )
}

/** A table's rows after a block, in key order. */
export function naiveRows(
  chain: NaiveChain,
  { table, asOfNumber }: { readonly table: string; readonly asOfNumber: number },
): readonly RowWrite['row'][] {
  const rows = new Map<string, RowWrite['row']>()
  for (const { write } of until(chain, asOfNumber).flatMap(({ writes }) => writes))
    if (write.table === table) rows.set(sortKeyOf(write), write.row)
  return [...rows].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, row]) => row)
}

/** The accounts that exist after a block, by the block they were first seen at. */
export function naiveAccounts(chain: NaiveChain, asOfNumber: number): readonly MarginAccountKey[] {
  const accounts = new Map<string, CommitBatch['accounts'][number]>()
  for (const account of until(chain, asOfNumber).flatMap((content) => content.accounts)) {
    const id = toMarginAccountId(account.key)
    if (!accounts.has(id)) accounts.set(id, account)
  }
  return [...accounts]
    .sort(([left, a], [right, b]) => a.firstBlock - b.firstBlock || (left < right ? -1 : 1))
    .map(([, { key }]) => key)
}

/** The last answer to a view at or before a block. */
export function naiveView(
  chain: NaiveChain,
  { data, asOfNumber }: { readonly data: string; readonly asOfNumber: number },
): ViewResult | undefined {
  return until(chain, asOfNumber)
    .flatMap(({ views }) => views)
    .filter(({ view }) => view.data === data)
    .at(-1)?.result
}

function until(chain: NaiveChain, number: number): readonly BlockContent[] {
  return chain.contents.filter(({ block }) => block.number <= number)
}

/** Stand-in keys as text that sorts as they do: slots are small, so they are moved above zero. */
function sortKeyOf({ row }: RowWrite): string {
  const { asset, owner, slot } = row as { asset?: string; owner?: string; slot?: bigint }
  return `${asset ?? owner}:${(slot ?? 0n) + 5n}`
}
