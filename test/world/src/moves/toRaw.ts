import type { DeployedChain } from '../deploy/deployChain.ts'
import type { ChainState } from './prepareChainRead.ts'

/** Converts USD with 8 decimals to raw units of a token, rounded down. */
export function toRaw(
  market: { readonly chain: DeployedChain; readonly state: ChainState },
  parameters: { readonly symbol: string; readonly usd8: bigint },
): bigint {
  const { symbol, usd8 } = parameters
  return (usd8 * unitOf(market.chain, symbol)) / priceOf(market.state, symbol)
}

/** Converts raw units of a token to USD with 8 decimals, rounded down. */
export function toUsd8(
  market: { readonly chain: DeployedChain; readonly state: ChainState },
  parameters: { readonly symbol: string; readonly raw: bigint },
): bigint {
  const { symbol, raw } = parameters
  return (raw * priceOf(market.state, symbol)) / unitOf(market.chain, symbol)
}

function unitOf(chain: DeployedChain, symbol: string): bigint {
  const asset = chain.settings.assets.find((candidate) => candidate.symbol === symbol)
  return 10n ** BigInt(asset?.decimals ?? 18)
}

function priceOf(state: ChainState, symbol: string): bigint {
  return state.feeds[symbol]?.priceUsd8 ?? 1n
}
