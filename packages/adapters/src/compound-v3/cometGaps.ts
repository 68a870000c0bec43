import {
  type AssetRef,
  type Gap,
  type MarginAccountKey,
  toMarginAccountId,
} from '@crossmargin/core'
import type { CometMarket, CometPrices, CometState } from './cometState.ts'

type Finding = Pick<Gap, 'kind' | 'effect' | 'message' | 'asset'>

const oneOfBase = 10n ** 8n

/** What of an account could not be had, and the side taken: of a debt always the whole account. */
export function gapsOf(
  state: CometState,
  { key, prices }: { readonly key: MarginAccountKey; readonly prices: CometPrices },
): readonly Gap[] {
  const whose = { chainId: key.chainId, venue: key.venue, account: toMarginAccountId(key) }
  return findingsOf(state, prices).map((finding) => ({ ...finding, ...whose }))
}

function findingsOf(state: CometState, prices: CometPrices): readonly Finding[] {
  const { market, principal, balancesRaw } = state
  if (market === 'unknown') return [silent('The Comet does not answer about itself.')]
  if (principal === 'unknown') return [silent('The Comet does not answer about the account.')]
  const isOwing = principal < 0n
  const isAny = principal !== 0n || balancesRaw.some((balanceRaw) => balanceRaw > 0n)
  const unpricedAssets = market.assets.filter(
    (_, index) => (balancesRaw[index] ?? 0n) > 0n && prices.assets[index] === undefined,
  )
  return [
    ...(principal !== 0n && prices.base === undefined ? [unpriced(market.base, isOwing)] : []),
    ...unpricedAssets.map(({ asset }) => unpriced(asset, isOwing)),
    ...(isAny && isBasisUnknown(market, prices) ? [basisUnknown(market)] : []),
  ]
}

function silent(what: string): Finding {
  const effect = 'account-unknown'
  return { kind: 'venue-failed', effect, message: `${what} Nothing is known of the account.` }
}

function unpriced({ id, symbol }: AssetRef, isOwing: boolean): Finding {
  return {
    kind: 'oracle-unavailable',
    effect: isOwing ? 'account-unknown' : 'collateral-not-counted',
    asset: id,
    message: `The price feed of ${symbol} gives no price; while it does not, no account that holds or owes ${symbol} can be judged.`,
  }
}

// A market whose prices are in its own base prices one base at exactly one.
function isBasisUnknown({ isUsd }: CometMarket, { base }: CometPrices): boolean {
  return !isUsd && base !== undefined && base !== oneOfBase
}

function basisUnknown({ base }: CometMarket): Finding {
  return {
    kind: 'price-basis-unknown',
    effect: 'none',
    asset: base.id,
    message: `What the prices of this market are counted in is unknown: its feed of ${base.symbol} names no dollar and is not constant. Ratios are exact all the same.`,
  }
}
