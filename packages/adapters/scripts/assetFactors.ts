/** What a reviewed asset follows, and whether it is meant to be worth one unit of it. */
export type AssetFactor = { readonly factor: string; readonly isPegged: boolean }

const wrapped = (factor: string): AssetFactor => ({ factor, isPegged: true })

/**
 * Risk factors of assets that somebody has looked at, by their names in Aave's address book.
 *
 * The book's names are its own and unique within a market; symbols on chain are not, so the file
 * made of this names addresses only. Left out on purpose: what earns interest inside the token
 * (wstETH, sUSDe, …), because its factor needs an exchange rate; what has defaulted or trades far
 * from its peg; and everything that is a risk factor of its own anyway.
 */
export const assetFactors: { readonly [name: string]: AssetFactor } = {
  WETH: { factor: 'ETH', isPegged: false },
  WETHe: wrapped('ETH'),
  WBTC: wrapped('BTC'),
  WBTCe: wrapped('BTC'),
  BTCb: wrapped('BTC'),
  cbBTC: wrapped('BTC'),
  tBTC: wrapped('BTC'),
  USDC: wrapped('USD'),
  // `USDC` in the book's older markets is the bridged token, and `USDCn` the issuer's own.
  USDCn: wrapped('USD'),
  USDbC: wrapped('USD'),
  USDT: wrapped('USD'),
  USDT0: wrapped('USD'),
  USDt: wrapped('USD'),
  DAI: wrapped('USD'),
  DAIe: wrapped('USD'),
  USDS: wrapped('USD'),
  GHO: wrapped('USD'),
  LUSD: wrapped('USD'),
  PYUSD: wrapped('USD'),
  RLUSD: wrapped('USD'),
  crvUSD: wrapped('USD'),
  USDG: wrapped('USD'),
  AUSD: wrapped('USD'),
}
