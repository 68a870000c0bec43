import { type Address, type Hex, type MarginAccountKey, toMarginAccountId } from '@crossmargin/core'
import { decodeHex, encodeHex } from './codec/columnCodec.ts'
import type { Connection } from './connection/openConnection.ts'

/** Keeps a margin account from the first block it is seen at; seeing it again changes nothing. */
export function saveAccount(
  connection: Connection,
  account: {
    readonly deploymentId: number
    readonly key: MarginAccountKey
    readonly firstBlock: number
  },
): void {
  const { deploymentId, key, firstBlock } = account
  connection.run(
    'INSERT INTO account VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    key.chainId,
    deploymentId,
    encodeHex(key.owner),
    key.sub?.toLowerCase() ?? '',
    firstBlock,
  )
}

/** Which accounts. What is absent does not restrict. */
type AccountQuery = {
  readonly owners?: readonly Address[]
  /** `undefined` inside means a deployment the store does not know: no account is of it. */
  readonly deployment?: { readonly id: number | undefined }
  readonly asOfNumber?: number
}

/** Lists margin accounts by first block, then by chain, venue, root, owner and sub-account. */
export function listStoredAccounts(
  connection: Connection,
  where: AccountQuery,
): readonly MarginAccountKey[] {
  const { owners, deployment, asOfNumber } = where
  if (deployment !== undefined && deployment.id === undefined) return []
  const id = deployment?.id ?? null
  const rest = [id, id, asOfNumber ?? Number.MAX_SAFE_INTEGER] as const
  const rows =
    owners === undefined
      ? connection.list<AccountRow>(accountsOf('1'), ...rest)
      : [...new Set(owners.map((owner) => owner.toLowerCase() as Address))].flatMap((owner) =>
          connection.list<AccountRow>(accountsOf('owner = ?'), encodeHex(owner), ...rest),
        )
  return rows
    .map((row) => ({ firstBlock: row[5], chainId: row[1], key: toKey(row) }))
    .map((account) => ({ ...account, id: toMarginAccountId(account.key) }))
    .sort(
      (left, right) =>
        left.firstBlock - right.firstBlock ||
        left.chainId - right.chainId ||
        (left.id < right.id ? -1 : 1),
    )
    .map(({ key }) => key)
}

type AccountRow = [string, number, Buffer, Buffer, string, number]

function accountsOf(condition: '1' | 'owner = ?'): string {
  return `SELECT venue, account.chain_id, root, owner, sub, first_block
    FROM account JOIN deployment ON deployment.id = account.deployment_id
    WHERE ${condition} AND (? IS NULL OR account.deployment_id = ?) AND first_block <= ?`
}

function toKey([venue, chainId, root, owner, sub]: AccountRow): MarginAccountKey {
  const key = { venue, chainId, root: decodeHex(root), owner: decodeHex(owner) }
  return sub === '' ? key : { ...key, sub: sub as Hex }
}
