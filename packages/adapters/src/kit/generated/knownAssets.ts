// Generated: do not edit. Change what is in packages/adapters/scripts, or the version of a package,
// and run `pnpm --filter @crossmargin/adapters generate`. Made of:
// - addresses: @aave-dao/aave-address-book, ASSETS
// - factors: scripts/assetFactors.ts

import type { RegisteredAsset } from '@crossmargin/core'

/** Assets whose risk factor has been reviewed. Everything else is a factor of its own. */
export const knownAssets: readonly RegisteredAsset[] = [
  { id: '1:0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2', factor: 'ETH', isPegged: false }, // WETH
  { id: '1:0x2260fac5e5542a773aa44fbcfedf7c193bc2c599', factor: 'BTC', isPegged: true }, // WBTC
  { id: '1:0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48', factor: 'USD', isPegged: true }, // USDC
  { id: '1:0x6b175474e89094c44da98b954eedeac495271d0f', factor: 'USD', isPegged: true }, // DAI
  { id: '1:0xdac17f958d2ee523a2206206994597c13d831ec7', factor: 'USD', isPegged: true }, // USDT
  { id: '1:0x5f98805a4e8be255a32880fdec7f6728c6568ba0', factor: 'USD', isPegged: true }, // LUSD
  { id: '1:0x40d16fc0246ad3160ccc09b8d0d3a2cd28ae6c2f', factor: 'USD', isPegged: true }, // GHO
  { id: '1:0xf939e0a03fb07f59a73314e73794be0e57ac1b4e', factor: 'USD', isPegged: true }, // crvUSD
  { id: '1:0x6c3ea9036406852006290770bedfcaba0e23a0e8', factor: 'USD', isPegged: true }, // PYUSD
  { id: '1:0x18084fba666a33d37592fa2633fd49a74dd93a88', factor: 'BTC', isPegged: true }, // tBTC
  { id: '1:0xcbb7c0000ab88b473b1f5afd9ef808440eed33bf', factor: 'BTC', isPegged: true }, // cbBTC
  { id: '1:0xdc035d45d973e3ec169d2276ddab16f1e407384f', factor: 'USD', isPegged: true }, // USDS
  { id: '1:0x8292bb45bf1ee4d140127049757c2e0ff06317ed', factor: 'USD', isPegged: true }, // RLUSD
  { id: '1:0xe343167631d89b6ffc58b88d6b7fb0228795491d', factor: 'USD', isPegged: true }, // USDG
  { id: '1:0xb0f70c0bd6fd87dbeb7c10dc692a2a6106817072', factor: 'BTC', isPegged: true }, // BTCb
  { id: '10:0xda10009cbd5d07dd0cecc66161fc93d7c9000da1', factor: 'USD', isPegged: true }, // DAI
  { id: '10:0x7f5c764cbc14f9669b88837ca1490cca17c31607', factor: 'USD', isPegged: true }, // USDC
  { id: '10:0x68f180fcce6836688e9084f035309e29bf0a2095', factor: 'BTC', isPegged: true }, // WBTC
  { id: '10:0x4200000000000000000000000000000000000006', factor: 'ETH', isPegged: false }, // WETH
  { id: '10:0x94b008aa00579c1307b0ef2c499ad98a8ce58e58', factor: 'USD', isPegged: true }, // USDT
  { id: '10:0xc40f949f8a4e094d1b49a23ea9241d289b7b2819', factor: 'USD', isPegged: true }, // LUSD
  { id: '10:0x0b2c639c533813f4aa9d7837caf62653d097ff85', factor: 'USD', isPegged: true }, // USDCn
  { id: '100:0x6a023ccd1ff6f2045c3309768ead9e68f978f6e1', factor: 'ETH', isPegged: false }, // WETH
  { id: '100:0xddafbb505ad214d7b80b1f830fccc89b60fb7a83', factor: 'USD', isPegged: true }, // USDC
  { id: '100:0xfc421ad3c883bf9e7c4f42de845c4e4405799e73', factor: 'USD', isPegged: true }, // GHO
  { id: '137:0x8f3cf7ad23cd3cadbd9735aff958023239c6a063', factor: 'USD', isPegged: true }, // DAI
  { id: '137:0x2791bca1f2de4661ed88a30c99a7a9449aa84174', factor: 'USD', isPegged: true }, // USDC
  { id: '137:0x1bfd67037b42cf73acf2047067bd4f2c47d9bfd6', factor: 'BTC', isPegged: true }, // WBTC
  { id: '137:0x7ceb23fd6bc0add59e62ac25578270cff1b9f619', factor: 'ETH', isPegged: false }, // WETH
  { id: '137:0xc2132d05d31c914a87c6611c10748aeb04b58e8f', factor: 'USD', isPegged: true }, // USDT0
  { id: '137:0x3c499c542cef5e3811e1192ce70d8cc03d5c3359', factor: 'USD', isPegged: true }, // USDCn
  { id: '8453:0x4200000000000000000000000000000000000006', factor: 'ETH', isPegged: false }, // WETH
  { id: '8453:0xd9aaec86b65d86f6a7b5b1b0c42ffa531710b6ca', factor: 'USD', isPegged: true }, // USDbC
  { id: '8453:0x833589fcd6edb6e08f4c7c32d4f71b54bda02913', factor: 'USD', isPegged: true }, // USDC
  { id: '8453:0xcbb7c0000ab88b473b1f5afd9ef808440eed33bf', factor: 'BTC', isPegged: true }, // cbBTC
  { id: '8453:0x6bb7a212910682dcfdbd5bcbb3e28fb4e8da10ee', factor: 'USD', isPegged: true }, // GHO
  { id: '8453:0x236aa50979d5f3de3bd1eeb40e81137f22ab794b', factor: 'BTC', isPegged: true }, // tBTC
  { id: '42161:0xda10009cbd5d07dd0cecc66161fc93d7c9000da1', factor: 'USD', isPegged: true }, // DAI
  { id: '42161:0xff970a61a04b1ca14834a43f5de4533ebddb5cc8', factor: 'USD', isPegged: true }, // USDC
  { id: '42161:0x2f2a2543b76a4166549f7aab2e75bef0aefc5b0f', factor: 'BTC', isPegged: true }, // WBTC
  { id: '42161:0x82af49447d8a07e3bd95bd0d56f35241523fbab1', factor: 'ETH', isPegged: false }, // WETH
  { id: '42161:0xfd086bc7cd5c481dcc9c85ebe478a1c0b69fcbb9', factor: 'USD', isPegged: true }, // USDT
  { id: '42161:0x93b346b6bc2548da6a1e7d98e9a421b42541425b', factor: 'USD', isPegged: true }, // LUSD
  { id: '42161:0xaf88d065e77c8cc2239327c5edb3a432268e5831', factor: 'USD', isPegged: true }, // USDCn
  { id: '42161:0x7dff72693f6a4149b17e7c6314655f6a9f7c8b33', factor: 'USD', isPegged: true }, // GHO
  { id: '42161:0x6c84a8f1c29108f47a79964b5fe888d4f4d0de40', factor: 'BTC', isPegged: true }, // tBTC
  { id: '43114:0xd586e7f844cea2f87f50152665bcbc2c279d8d70', factor: 'USD', isPegged: true }, // DAIe
  { id: '43114:0xb97ef9ef8734c71904d8002f8b6bc66dd9c48a6e', factor: 'USD', isPegged: true }, // USDC
  { id: '43114:0x50b7545627a5162f82a992c33b87adc75187b218', factor: 'BTC', isPegged: true }, // WBTCe
  { id: '43114:0x49d5c2bdffac6ce2bfdb6640f4f80f226bc10bab', factor: 'ETH', isPegged: true }, // WETHe
  { id: '43114:0x9702230a8ea53601f5cd2dc00fdbc13d4df4a8c7', factor: 'USD', isPegged: true }, // USDt
  { id: '43114:0x152b9d0fdc40c096757f570a51e494bd4b943e50', factor: 'BTC', isPegged: true }, // BTCb
  { id: '43114:0x00000000efe302beaa2b3e6e1b18d08d69a9012a', factor: 'USD', isPegged: true }, // AUSD
  { id: '43114:0xfc421ad3c883bf9e7c4f42de845c4e4405799e73', factor: 'USD', isPegged: true }, // GHO
]
