/** What is deployed on a chain, as data. Rates and ratios are basis points unless said otherwise. */
export type ChainSettings = {
  readonly chainId: number
  readonly name: string
  readonly assets: readonly AssetSettings[]
  readonly aave: AaveSettings
  readonly morpho: readonly MorphoMarketSettings[]
}

export type AssetSettings = {
  readonly symbol: string
  readonly name: string
  readonly decimals: number
  /** What the asset stands for: two assets of one underlying move together. */
  readonly underlying: string
  /** Where the price starts and is drawn back to; USD with 8 decimals. */
  readonly anchorPriceUsd8: bigint
  /** What a share of staked ether is worth: its price follows from another's, and no feed reports it. */
  readonly staked?: StakedSettings
}

export type StakedSettings = {
  /** The symbol whose price the rate multiplies. */
  readonly of: string
  /** Of one whole token, 1e18 = 1. */
  readonly startRateWad: bigint
  readonly growthPerDayWad: bigint
}

export type AaveSettings = {
  readonly release: '3.6' | '3.0.2'
  readonly marketId: string
  readonly reserves: readonly ReserveSettings[]
  readonly eMode: EModeSettings
}

export type ReserveSettings = {
  readonly symbol: string
  readonly ltvBps: number
  readonly thresholdBps: number
  /** Includes the hundred per cent. */
  readonly bonusBps: number
  readonly reserveFactorBps: number
  readonly liquidationProtocolFeeBps: number
  readonly optimalUsageBps: number
  readonly baseRateBps: number
  readonly slope1Bps: number
  readonly slope2Bps: number
  /** Isolated collateral: how many dollars may be owed against all of it. */
  readonly debtCeilingUsd?: bigint
  readonly isBorrowableInIsolation?: boolean
  /** Whoever owes it may owe nothing else. */
  readonly isSiloed?: boolean
  /** 3.0.2 only: may be owed at a rate of one's own. */
  readonly hasStableRate?: boolean
}

export type EModeSettings = {
  readonly categoryId: number
  readonly label: string
  readonly ltvBps: number
  readonly thresholdBps: number
  readonly bonusBps: number
  readonly collateral: readonly string[]
  readonly borrowable: readonly string[]
}

export type MorphoMarketSettings = {
  readonly collateral: string
  readonly loan: string
  readonly lltvWad: bigint
  readonly feeWad: bigint
}

const WETH: AssetSettings = {
  symbol: 'WETH',
  name: 'Wrapped Ether',
  decimals: 18,
  underlying: 'ETH',
  anchorPriceUsd8: 3_000_00000000n,
}
const WBTC: AssetSettings = {
  symbol: 'WBTC',
  name: 'Wrapped Bitcoin',
  decimals: 8,
  underlying: 'BTC',
  anchorPriceUsd8: 90_000_00000000n,
}
const USDC: AssetSettings = {
  symbol: 'USDC',
  name: 'USD Coin',
  decimals: 6,
  underlying: 'USD',
  anchorPriceUsd8: 1_00000000n,
}
const DAI: AssetSettings = {
  symbol: 'DAI',
  name: 'Dai Stablecoin',
  decimals: 18,
  underlying: 'USD',
  anchorPriceUsd8: 1_00000000n,
}
const LINK: AssetSettings = {
  symbol: 'LINK',
  name: 'ChainLink Token',
  decimals: 18,
  underlying: 'LINK',
  anchorPriceUsd8: 15_00000000n,
}
const ARB: AssetSettings = {
  symbol: 'ARB',
  name: 'Arbitrum',
  decimals: 18,
  underlying: 'ARB',
  anchorPriceUsd8: 80000000n,
}

const WSTETH: AssetSettings = {
  symbol: 'wstETH',
  name: 'Wrapped liquid staked Ether',
  decimals: 18,
  underlying: 'ETH',
  anchorPriceUsd8: WETH.anchorPriceUsd8,
  staked: {
    of: 'WETH',
    startRateWad: 1_180_000_000_000_000_000n,
    growthPerDayWad: 97_123_456_789_012n,
  },
}
const SUSD: AssetSettings = {
  symbol: 'sUSD',
  name: 'Synth sUSD',
  decimals: 18,
  underlying: 'USD',
  anchorPriceUsd8: 1_00000000n,
}
const OP: AssetSettings = {
  symbol: 'OP',
  name: 'Optimism',
  decimals: 18,
  underlying: 'OP',
  anchorPriceUsd8: 1_80000000n,
}

type Ladder = readonly [ltv: number, threshold: number, bonus: number, reserveFactor: number]
type Curve = readonly [optimal: number, base: number, slope1: number, slope2: number]
type Traits = Pick<
  ReserveSettings,
  'debtCeilingUsd' | 'isBorrowableInIsolation' | 'isSiloed' | 'hasStableRate'
>

function reserve(
  symbol: string,
  parameters: Traits & { readonly ladder: Ladder; readonly curve: Curve },
): ReserveSettings {
  const { ladder, curve, ...traits } = parameters
  const [ltvBps, thresholdBps, bonusBps, reserveFactorBps] = ladder
  const [optimalUsageBps, baseRateBps, slope1Bps, slope2Bps] = curve
  return {
    ...traits,
    symbol,
    ltvBps,
    thresholdBps,
    bonusBps,
    reserveFactorBps,
    liquidationProtocolFeeBps: 1_000,
    optimalUsageBps,
    baseRateBps,
    slope1Bps,
    slope2Bps,
  }
}

const ETHEREUM: ChainSettings = {
  chainId: 1,
  name: 'ethereum',
  assets: [WETH, WBTC, USDC, DAI, WSTETH, LINK],
  aave: {
    release: '3.6',
    marketId: 'World Ethereum Market',
    reserves: [
      reserve('WETH', { ladder: [8_050, 8_300, 10_500, 1_500], curve: [9_000, 0, 270, 8_000] }),
      reserve('WBTC', { ladder: [7_300, 7_800, 10_500, 2_000], curve: [8_000, 0, 400, 30_000] }),
      reserve('USDC', { ladder: [7_500, 7_800, 10_450, 1_000], curve: [9_200, 0, 550, 4_000] }),
      reserve('DAI', { ladder: [6_300, 7_700, 10_500, 2_500], curve: [9_200, 75, 550, 3_500] }),
      reserve('wstETH', { ladder: [7_850, 8_100, 10_600, 3_500], curve: [8_000, 0, 70, 30_000] }),
      reserve('LINK', { ladder: [6_600, 7_100, 10_700, 2_000], curve: [4_500, 0, 700, 30_000] }),
    ],
    eMode: {
      categoryId: 1,
      label: 'Stablecoins',
      ltvBps: 9_300,
      thresholdBps: 9_500,
      bonusBps: 10_100,
      collateral: ['USDC', 'DAI'],
      borrowable: ['USDC', 'DAI'],
    },
  },
  morpho: [
    { collateral: 'WBTC', loan: 'USDC', lltvWad: 860_000_000_000_000_000n, feeWad: 0n },
    { collateral: 'WETH', loan: 'USDC', lltvWad: 915_000_000_000_000_000n, feeWad: 10n ** 17n },
    { collateral: 'LINK', loan: 'USDC', lltvWad: 770_000_000_000_000_000n, feeWad: 0n },
    {
      collateral: 'USDC',
      loan: 'WETH',
      lltvWad: 625_000_000_000_000_000n,
      feeWad: 5n * 10n ** 16n,
    },
  ],
}

const ARBITRUM: ChainSettings = {
  chainId: 42161,
  name: 'arbitrum',
  assets: [USDC, WETH, ARB],
  aave: {
    release: '3.6',
    marketId: 'World Arbitrum Market',
    reserves: [
      reserve('USDC', { ladder: [7_500, 7_800, 10_500, 1_000], curve: [9_000, 0, 600, 6_000] }),
      reserve('WETH', { ladder: [8_000, 8_250, 10_500, 1_500], curve: [8_000, 50, 330, 8_000] }),
      reserve('ARB', { ladder: [5_800, 6_300, 11_000, 2_000], curve: [4_500, 0, 700, 30_000] }),
    ],
    eMode: {
      categoryId: 2,
      label: 'WETH against USDC',
      ltvBps: 8_500,
      thresholdBps: 8_800,
      bonusBps: 10_300,
      collateral: ['WETH'],
      borrowable: ['USDC'],
    },
  },
  morpho: [],
}

// The last reserve is what gamblers stake: isolated here, so that they run into its ceiling.
const OPTIMISM: ChainSettings = {
  chainId: 10,
  name: 'optimism',
  assets: [USDC, WETH, WSTETH, WBTC, SUSD, OP],
  aave: {
    release: '3.0.2',
    marketId: 'World Optimism Market',
    reserves: [
      reserve('USDC', {
        ladder: [7_000, 7_600, 10_600, 1_200],
        curve: [8_500, 0, 500, 6_500],
        isBorrowableInIsolation: true,
        hasStableRate: true,
      }),
      reserve('WETH', {
        ladder: [7_200, 7_700, 10_600, 1_800],
        curve: [7_500, 25, 380, 8_000],
        hasStableRate: true,
      }),
      reserve('wstETH', { ladder: [6_800, 7_400, 10_800, 1_500], curve: [4_500, 25, 450, 8_000] }),
      reserve('WBTC', { ladder: [6_600, 7_200, 10_900, 2_200], curve: [6_000, 0, 500, 30_000] }),
      reserve('sUSD', {
        ladder: [0, 0, 0, 2_000],
        curve: [8_000, 0, 400, 7_500],
        isSiloed: true,
      }),
      reserve('OP', {
        ladder: [5_000, 5_600, 11_200, 2_500],
        curve: [4_500, 0, 700, 30_000],
        debtCeilingUsd: 90_000n,
      }),
    ],
    eMode: {
      categoryId: 3,
      label: 'ETH correlated',
      ltvBps: 8_900,
      thresholdBps: 9_200,
      bonusBps: 10_200,
      collateral: ['WETH', 'wstETH'],
      borrowable: ['WETH', 'wstETH'],
    },
  },
  morpho: [],
}

export const CHAIN_SETTINGS: readonly ChainSettings[] = [ETHEREUM, ARBITRUM, OPTIMISM]
