import type { Address, Hex, RowReader, RowWrite } from '@crossmargin/core'
import { zeroAddress } from 'viem'
import type { ChainLog } from '../kit/chainLog.ts'
import type { Deployment } from '../kit/deployment.ts'
import type { VenueIndex } from '../kit/venueAdapter.ts'
import { toTokenRow, transferTopic } from './tokenRow.ts'
import type { WalletTables } from './walletTables.ts'
import { assetsPerShareOf, balanceOf, isCoin, walletFactViews } from './walletViews.ts'
import { watchWallet } from './watchWallet.ts'

/** Who a token moved between; how much is the token's to say. */
export type WalletEvent = { readonly from: Address; readonly to: Address }

type Write = RowWrite<WalletTables>

/**
 * Transfers announce who holds a token; `balanceOf` says how much, of everybody known, at every
 * checked block.
 *
 * Adding transfers up would spare the questions, and be wrong for every token that takes a fee or
 * grows by itself, without anything to notice it by.
 */
export const indexWallet: VenueIndex<WalletTables, WalletEvent> = {
  revision: 1,
  topics: [transferTopic],
  addresses: (deployment) => (isCoin(deployment) ? [] : [deployment.root]),
  decode: decodeTransfer,
  children: () => [],
  facts: (_event, { deployment }) => walletFactViews(deployment),
  apply: ({ from, to }, { deployment, rows, facts }) => [
    ...(rows.get('token', { token: deployment.root }) === undefined
      ? [{ table: 'token', row: toTokenRow(deployment, facts) } as const]
      : []),
    ...[...new Set([from, to])]
      .filter((owner) => owner !== zeroAddress && rows.get('balance', { owner }) === undefined)
      .map((owner) => ({ table: 'balance', row: { owner, balance: null } }) as const),
  ],
  observes: ({ deployment, rows }) => [
    ...rows.list('balance', {}).map(({ owner }) => balanceOf(deployment, owner).view),
    ...worthOf(deployment, rows).map(({ view }) => view),
  ],
  observed: ({ deployment, rows, results }) => {
    const balances = rows.list('balance', {}).flatMap((row): readonly Write[] => {
      const balance = balanceOf(deployment, row.owner).answerIn(results) ?? null
      return balance === row.balance ? [] : [{ table: 'balance', row: { ...row, balance } }]
    })
    const token = rows.get('token', { token: deployment.root })
    const [worth] = worthOf(deployment, rows)
    const assets_per_share = worth?.answerIn(results) ?? null
    if (token === undefined || token.assets_per_share === assets_per_share) return balances
    return [...balances, { table: 'token', row: { ...token, assets_per_share } }]
  },
  accounts: ({ table, row }, { deployment: { venue, chainId, root } }) =>
    table === 'balance' ? [{ venue, chainId, root, owner: row.owner }] : [],
  watch: watchWallet,
}

function decodeTransfer({ topics: [first, from, to, ...more] }: ChainLog): WalletEvent | undefined {
  // An NFT's Transfer has the same topic, and its id indexed: a fourth topic.
  if (first !== transferTopic || from === undefined || to === undefined || more.length > 0)
    return undefined
  return { from: addressIn(from), to: addressIn(to) }
}

function addressIn(word: Hex): Address {
  return `0x${word.slice(-40).toLowerCase()}`
}

/** What a vault's share is worth: one question, or none where there is no vault. */
function worthOf({ root, contracts }: Deployment, rows: RowReader<WalletTables>) {
  const decimals = rows.get('token', { token: root })?.decimals ?? null
  const isVault = contracts['underlying'] !== undefined && decimals !== null
  return isVault ? [assetsPerShareOf(root, decimals)] : []
}
