import type { Address } from '@crossmargin/core'
import { holdingExposures } from '../kit/holdingExposures.ts'
import type { VenueAdapter } from '../kit/venueAdapter.ts'
import { assembleWallet, stateOf } from './assembleWallet.ts'
import { discoverWallet } from './discoverWallet.ts'
import { indexWallet, type WalletEvent } from './indexWallet.ts'
import { readWalletAnswers } from './walletAnswers.ts'
import { walletMargin } from './walletMargin.ts'
import { sharePrices, toReading, type WalletState } from './walletState.ts'
import { type WalletTables, walletTables } from './walletTables.ts'
import { encodeWallet, walletTransition } from './walletTransition.ts'
import { readStates } from './walletViews.ts'

/** Plain balances: a deployment is one token, one vault's shares, or the chain's own coin. */
export const walletBalances: VenueAdapter<WalletTables, WalletState, WalletEvent> = {
  id: 'wallet',
  label: 'Wallet',
  product: 'wallet',
  rootLabel: "the token or vault; zero for the chain's own coin",
  tables: walletTables,
  discover: discoverWallet,
  index: indexWallet,
  assemble: assembleWallet,
  async read(client, { deployment, owners, at }) {
    const lowered = [...new Set(owners.map((owner) => owner.toLowerCase() as Address))]
    const states = await readStates(client, { deployment, owners: lowered, at })
    const { venue, chainId, root } = deployment
    return lowered.flatMap((owner, place) => {
      const state = states[place]
      if (state === undefined || state.balanceRaw === 0n) return []
      return [toReading(state, { key: { venue, chainId, root, owner }, at })]
    })
  },
  readAnswers: readWalletAnswers,
  markets: () => [],
  oraclePrices: (rows, { deployment }) =>
    sharePrices({ ...stateOf(rows, deployment), balanceRaw: 0n }),
  margin: walletMargin,
  transition: walletTransition,
  encode: encodeWallet,
  exposures: holdingExposures,
}
