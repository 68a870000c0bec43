import type { AccountReading, BlockRef } from '@crossmargin/core'
import type { CometMarket, CometPrices, KnownState } from './cometState.ts'
import { toReading } from './toReading.ts'

const percent = 10n ** 16n
const usdx = '0x00000000000000000000000000000000000000a0'
const weth = '0x00000000000000000000000000000000000000a1'

/** Tokens of the example: the base asset, and its only collateral. */
export const tokens: { readonly usdx: typeof usdx; readonly weth: typeof weth } = { usdx, weth }

/** Whose account the example is, and when. */
export const place: {
  readonly key: AccountReading['snapshot']['key']
  readonly at: BlockRef
} = {
  key: {
    venue: 'compound-v3',
    chainId: 1,
    root: '0x00000000000000000000000000000000000000c0',
    owner: '0x00000000000000000000000000000000000000d0',
  },
  at: { chainId: 1, number: 5, hash: `0x${'ab'.repeat(32)}`, timestampSeconds: 1_000 },
}

const market: CometMarket = {
  base: { id: `1:${usdx}`, symbol: 'USDX', decimals: 6 },
  baseToken: usdx,
  baseFeed: '0x00000000000000000000000000000000000000f0',
  baseScale: 10n ** 6n,
  isUsd: true,
  borrowMinRaw: 100_000_000n,
  pauseFlags: 0,
  cashRaw: 10_000_000_000n,
  stored: { supply: 10n ** 15n, borrow: 10n ** 15n },
  accrued: { supply: 11n * 10n ** 14n, borrow: 12n * 10n ** 14n },
  assets: [
    {
      asset: { id: `1:${weth}`, symbol: 'WETH', decimals: 18 },
      token: weth,
      feed: '0x00000000000000000000000000000000000000f1',
      scale: 10n ** 18n,
      borrowFactorWad: 80n * percent,
      liquidateFactorWad: 85n * percent,
      liquidationFactorWad: 95n * percent,
      supplyCapRaw: 100n * 10n ** 18n,
      totalRaw: 10n ** 19n,
    },
  ],
}

/** Dollars of 1, ether of 2,000. */
export const prices: CometPrices = { base: 10n ** 8n, assets: [2_000n * 10n ** 8n] }

/** One ether pledged, 1,000 dollars borrowed when the index was one; it is 1.2 by now, and 1 is stored. */
export function exampleState(
  changed: {
    readonly market?: Partial<CometMarket>
    readonly principal?: bigint
    readonly wethRaw?: bigint
  } = {},
): KnownState {
  return {
    market: { ...market, ...changed.market },
    principal: changed.principal ?? -1_000_000_000n,
    balancesRaw: [changed.wethRaw ?? 10n ** 18n],
  }
}

/** The example as a reading. */
export function exampleReading(
  changed: Parameters<typeof exampleState>[0] = {},
  quoted: CometPrices = prices,
): ReturnType<typeof toReading> {
  return toReading(exampleState(changed), { ...place, prices: quoted })
}
