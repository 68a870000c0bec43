import type { Address, RowWrite } from '@crossmargin/core'
import { callViews } from '../kit/callViews.ts'
import type { VenueWatch } from '../kit/venueAdapter.ts'
import { toTokenRow, transferTopic } from './tokenRow.ts'
import type { WalletTables } from './walletTables.ts'
import { balanceOf, isCoin, walletFactViews } from './walletViews.ts'

/**
 * Following some owners of a token: their transfers announce them, views say the rest as ever.
 *
 * What is the same for all holders moves by no log, so nothing is to be refreshed.
 */
export const watchWallet: VenueWatch<WalletTables> = {
  ownerTopics: new Map([[transferTopic, [1, 2]]]),
  async seedShared(client, { deployment, at }) {
    // The coin has no row: there is nothing to ask of it.
    if (isCoin(deployment)) return { writes: [], children: [] }
    const facts = await callViews(client, { views: walletFactViews(deployment), at })
    // What a vault's share is worth is observed at the same block.
    return { writes: [{ table: 'token', row: toTokenRow(deployment, facts) }], children: [] }
  },
  async seedOwners(client, { deployment, owners, at, rows }) {
    const asked = owners.map((each) => {
      const owner = each.toLowerCase() as Address
      return { owner, query: balanceOf(deployment, owner) }
    })
    const answers = await callViews(client, { views: asked.map(({ query }) => query.view), at })
    return asked.flatMap(({ owner, query }): readonly RowWrite<WalletTables>[] => {
      const known = rows.get('balance', { owner })
      const balance = query.answerIn(answers) ?? null
      // A token's transfer will announce who holds nothing yet; the coin's never does.
      const isAnnounced = balance === 0n && known === undefined && !isCoin(deployment)
      if (isAnnounced || known?.balance === balance) return []
      return [{ table: 'balance', row: { owner, balance } }]
    })
  },
  refreshes: () => [],
  refreshed: () => [],
}
