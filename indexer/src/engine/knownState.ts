import type { MarginAccountKey } from '@crossmargin/core'
import type { StoreReader } from '../store/store.ts'
import type { IndexedDeployment } from './indexedDeployment.ts'
import { createOverlayRows, type OverlayRows } from './overlayRows.ts'

/**
 * What one chain's indexing remembers of its own store from step to step, so that it need not be
 * read again: rows, and which accounts are there. Dropped with every rollback and failed commit.
 */
export type KnownState = {
  rows(indexed: IndexedDeployment): OverlayRows
  /** @returns whether the account was not met before; a few are forgotten and met again. */
  meet(indexed: IndexedDeployment, key: MarginAccountKey): boolean
  /** What was written since is stored now. */
  settle(): void
}

/** Accounts of a deployment remembered before all are forgotten: some 30 MiB of them. */
const rememberedAccounts = 200_000

/** Remembers nothing yet. */
export function createKnownState(store: StoreReader): KnownState {
  const overlays = new Map<IndexedDeployment, OverlayRows>()
  const met = new Map<IndexedDeployment, Set<string>>()
  return {
    rows(indexed) {
      const { deployment, adapter } = indexed
      const rows =
        overlays.get(indexed) ??
        createOverlayRows({ tables: adapter.tables, below: store.rows(deployment) })
      overlays.set(indexed, rows)
      return rows
    },
    meet(indexed, { owner, sub }) {
      const accounts = met.get(indexed) ?? new Set()
      met.set(indexed, accounts)
      // Another case of the same address is met twice, which the store takes for once.
      const name = sub === undefined ? owner : `${owner}${sub}`
      if (accounts.has(name)) return false
      if (accounts.size >= rememberedAccounts) accounts.clear()
      accounts.add(name)
      return true
    },
    settle() {
      for (const rows of overlays.values()) rows.settle()
    },
  }
}
