import type { RowOf } from '@crossmargin/core'

/** What a wallet deployment keeps: who holds, and what is the same for all holders. */
export const walletTables = {
  balance: {
    key: { owner: 'address' },
    /** Null: not answered. */
    columns: { balance: 'uint256?' },
  },
  token: {
    key: { token: 'address' },
    columns: {
      symbol: 'text',
      decimals: 'integer?',
      /** Of a vault: its underlying, and `convertToAssets` of one whole share. */
      underlying_symbol: 'text',
      underlying_decimals: 'integer?',
      assets_per_share: 'uint256?',
    },
  },
} as const

export type WalletTables = typeof walletTables
export type TokenRow = RowOf<WalletTables['token']>
