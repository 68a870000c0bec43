import {
  type AccountReading,
  type Address,
  type AssetRef,
  type BlockRef,
  type MarginAccountKey,
  type RowReader,
  toAssetId,
} from '@crossmargin/core'
import type { Deployment } from '../kit/deployment.ts'
import { toReading, type WalletState } from './walletState.ts'
import type { TokenRow, WalletTables } from './walletTables.ts'

/** Makes an account of rows; who has no row holds nothing. */
export function assembleWallet(
  rows: RowReader<WalletTables>,
  parameters: {
    readonly deployment: Deployment
    readonly key: MarginAccountKey
    readonly at: BlockRef
  },
): AccountReading<WalletState> {
  const { deployment, key, at } = parameters
  const row = rows.get('balance', { owner: key.owner })
  const balanceRaw = row === undefined ? 0n : (row.balance ?? 'unknown')
  return toReading({ ...stateOf(rows, deployment), balanceRaw }, { key, at })
}

/** What is the same for all holders. */
export function stateOf(
  rows: RowReader<WalletTables>,
  { chainId, root, contracts }: Deployment,
): Omit<WalletState, 'balanceRaw'> {
  const row = rows.get('token', { token: root })
  // Without a row no transfer was ever seen: of a token because there is none, of the coin always.
  if (row === undefined) return { asset: refOf({ chainId, address: root }, 'native', 18) }
  const address = contracts['underlying']
  const asset = refOf({ chainId, address: root }, row.symbol, row.decimals)
  if (address === undefined) return { asset }
  return { asset, vault: vaultOf(row, { chainId, root, address }) }
}

function vaultOf(
  row: TokenRow,
  place: { readonly chainId: number; readonly root: Address; readonly address: Address },
): NonNullable<WalletState['vault']> {
  const { root, ...underlying } = place
  return {
    address: root,
    underlying: refOf(underlying, row.underlying_symbol, row.underlying_decimals),
    assetsPerShareRaw: row.assets_per_share ?? 'unknown',
  }
}

function refOf(
  token: { readonly chainId: number; readonly address: Address },
  symbol: string,
  decimals: number | null,
): AssetRef {
  return { id: toAssetId(token), symbol, decimals: decimals ?? 'unknown' }
}
