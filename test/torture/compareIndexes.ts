import { venueAdapters } from '@crossmargin/adapters'
import type { Address } from '@crossmargin/core'
import Database from 'better-sqlite3'
import { openSqliteReader } from 'crossmargin'
import { compareWatch, type WatchComparison } from '../conformance/suite/compareWatch.ts'

/** How an index that suffered differs from one that did not. */
export type IndexComparison = {
  /** Logs that only the other one has. */
  readonly lost: number
  /** Logs that are there twice, or that the chain no longer has. */
  readonly repeated: number
  /** Chains whose digests differ. */
  readonly digests: number
  /** Rows, of all tables and all blocks, that only one of the two has. */
  readonly rows: readonly string[]
  /** Rows that were compared. */
  readonly compared: number
}

/**
 * Compares two databases: logs, digests, and every stored version of every row, with the blocks it holds
 * from and to. Left out is what depends on how many blocks were fetched at once and on when the node was
 * asked: how logs are packed, the store's own numbers, finality.
 */
export function compareIndexes(parameters: {
  readonly suffered: string
  readonly straight: string
}): IndexComparison {
  const [suffered, straight] = [readIndex(parameters.suffered), readIndex(parameters.straight)]
  const logs = new Set(straight.logs)
  const sufferedLogs = new Set(suffered.logs)
  const twice = suffered.logs.length - sufferedLogs.size
  return {
    lost: [...logs].filter((log) => !sufferedLogs.has(log)).length,
    repeated: twice + [...sufferedLogs].filter((log) => !logs.has(log)).length,
    digests: straight.digests.filter((digest, index) => digest !== suffered.digests[index]).length,
    rows: [
      ...difference(suffered.rows, straight.rows).map((row) => `only where it suffered: ${row}`),
      ...difference(straight.rows, suffered.rows).map((row) => `missing: ${row}`),
    ],
    compared: straight.rows.length + straight.logs.length,
  }
}

/** Compares a database of watched owners with one of everybody, at the newest blocks of each chain. */
export function compareWatched(parameters: {
  readonly suffered: string
  readonly straight: string
  readonly owners: readonly Address[]
  readonly newestBlocks: number
}): WatchComparison {
  const [watch, full] = [parameters.suffered, parameters.straight].map((path) =>
    openSqliteReader({ path, adapters: venueAdapters }),
  ) as [ReturnType<typeof openSqliteReader>, ReturnType<typeof openSqliteReader>]
  try {
    return compareWatch({ ...parameters, watch, full })
  } finally {
    watch.close()
    full.close()
  }
}

type IndexContent = {
  readonly logs: readonly string[]
  readonly digests: readonly string[]
  readonly rows: readonly string[]
}

function readIndex(path: string): IndexContent {
  const reader = openSqliteReader({ path, adapters: venueAdapters })
  try {
    return reader.read(() => {
      const chainIds = [...reader.listChainIds()].sort((a, b) => a - b)
      const logs = chainIds.flatMap((chainId) =>
        reader
          .listLogs({ chainId, fromNumber: 0, toNumber: Number.MAX_SAFE_INTEGER })
          .map(({ blockHash, logIndex }) => `${chainId}:${blockHash}:${logIndex}`),
      )
      const digests = chainIds.map((chainId) => `${chainId}:${reader.digest(chainId)}`)
      return { logs, digests, rows: readRows(path) }
    })
  } finally {
    reader.close()
  }
}

/** Tables whose content depends on how it came there, or that others name by number. */
const leftOut = ['chain', 'log_chunk', 'venue_table', 'view_call', 'deployment', 'watched_owner']

function readRows(path: string): readonly string[] {
  const database = new Database(path, { readonly: true })
  try {
    const deployments = new Map(
      listRows(database, 'SELECT id, chain_id, venue, root FROM deployment').map(
        ({ id, ...deployment }) => [id, textOf(deployment)],
      ),
    )
    const calls = new Map(
      listRows(database, 'SELECT * FROM view_call').map(({ id, deployment_id, ...call }) => [
        id,
        `${deployments.get(deployment_id)} ${textOf(call)}`,
      ]),
    )
    const tables = listRows(database, "SELECT name FROM sqlite_schema WHERE type = 'table'")
      .map(({ name }) => String(name))
      .filter((name) => !leftOut.includes(name) && !name.startsWith('sqlite_'))
    return tables.flatMap((table) =>
      listRows(database, `SELECT * FROM "${table}"`).map(
        ({ id: _, deployment_id: deploymentId, view_call_id: callId, ...row }) =>
          `${table} ${deployments.get(deploymentId) ?? ''}${calls.get(callId) ?? ''} ${textOf(row)}`,
      ),
    )
  } finally {
    database.close()
  }
}

type Row = Readonly<Record<string, unknown>>

function listRows(database: Database.Database, sql: string): readonly Row[] {
  return database.prepare(sql).all() as readonly Row[]
}

function textOf(row: Row): string {
  return JSON.stringify(row, (_, value: unknown) => {
    // Buffers arrive here as what their toJSON makes of them.
    const { type, data } = (value ?? {}) as { readonly type?: string; readonly data?: number[] }
    return type === 'Buffer' ? Buffer.from(data ?? []).toString('hex') : value
  })
}

function difference(left: readonly string[], right: readonly string[]): readonly string[] {
  const known = new Set(right)
  return left.filter((text) => !known.has(text))
}
