import type { Deployment } from '@crossmargin/adapters'
import { type Address, assertInvariant, type DeploymentKey } from '@crossmargin/core'
import type { IndexedAs, Store } from '../store.ts'
import { decodeHex, encodeHex } from './codec/columnCodec.ts'
import type { Connection } from './connection/openConnection.ts'

/** Deployments by the small number the store's tables know them by. */
export type DeploymentIds = {
  /** @returns `undefined` for a deployment that was never saved. */
  find(key: DeploymentKey): number | undefined
  /** @throws InvariantError for a deployment that was never saved. */
  require(key: DeploymentKey): number
}

/** Looks numbers up once each: a deployment that was saved keeps its number for ever. */
export function createDeploymentIds(connection: Connection): DeploymentIds {
  const known = new Map<string, number>()
  function find(key: DeploymentKey): number | undefined {
    const name = `${key.chainId}:${key.venue}:${key.root.toLowerCase()}`
    const id = known.get(name) ?? loadId(connection, key)
    if (id !== undefined) known.set(name, id)
    return id
  }
  return {
    find,
    require: (key) => {
      const id = find(key)
      assertInvariant(
        id !== undefined,
        `deployment ${key.venue}:${key.chainId}:${key.root} is saved before anything of it`,
      )
      return id
    },
  }
}

/** Saves a deployment, or what was found anew of one that is known. */
export function saveDeployment(connection: Connection, deployment: Deployment): void {
  const { chainId, venue, root, startBlock, contracts } = deployment
  connection.run(
    `INSERT INTO deployment (chain_id, venue, root, start_block, contracts) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (chain_id, venue, root) DO UPDATE
     SET start_block = excluded.start_block, contracts = excluded.contracts`,
    chainId,
    venue,
    encodeHex(root),
    startBlock,
    JSON.stringify(contracts),
  )
}

/** Lists all deployments by chain, venue and root. */
export function listDeployments(connection: Connection): readonly Deployment[] {
  return connection
    .list<[number, string, Buffer, number, string]>(
      `SELECT chain_id, venue, root, start_block, contracts FROM deployment
       ORDER BY chain_id, venue, root`,
    )
    .map(([chainId, venue, root, startBlock, contracts]) => ({
      venue,
      chainId,
      root: decodeHex(root),
      startBlock,
      contracts: JSON.parse(contracts) as { [name: string]: Address },
    }))
}

/** Says what a deployment is indexed with. */
export function saveIndexedAs(
  connection: Connection,
  { deployment, indexedAs }: Parameters<Store['saveIndexedAs']>[0],
): void {
  const { chainId, venue, root } = deployment
  connection.run(
    'UPDATE deployment SET indexed_as = ? WHERE chain_id = ? AND venue = ? AND root = ?',
    JSON.stringify(indexedAs),
    chainId,
    venue,
    encodeHex(root),
  )
}

/** Loads what a deployment is indexed with, where that was said. */
export function loadIndexedAs(
  connection: Connection,
  { chainId, venue, root }: DeploymentKey,
): IndexedAs | undefined {
  const row = connection.get<[string | null]>(
    'SELECT indexed_as FROM deployment WHERE chain_id = ? AND venue = ? AND root = ?',
    chainId,
    venue,
    encodeHex(root),
  )
  return row === undefined || row[0] === null ? undefined : (JSON.parse(row[0]) as IndexedAs)
}

function loadId(connection: Connection, key: DeploymentKey): number | undefined {
  return connection.get<[number]>(
    'SELECT id FROM deployment WHERE chain_id = ? AND venue = ? AND root = ?',
    key.chainId,
    key.venue,
    encodeHex(key.root),
  )?.[0]
}
