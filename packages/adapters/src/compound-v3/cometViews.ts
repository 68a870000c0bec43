import type { Address } from '@crossmargin/core'
import { type Query, toQuery } from '../kit/query.ts'
import type { View, ViewResults } from '../kit/view.ts'
import type { BaseTotals, RateCurve } from './baseInterest.ts'
import { cometAbi as abi, feedAbi } from './cometAbi.ts'

/** More assets than any Comet may list. */
export const maximumAssets = 24

/** What a Comet says of itself, as stored at the block. */
export type CometTerms = {
  readonly baseToken: Address
  readonly baseFeed: Address
  readonly baseScale: bigint
  readonly borrowMinRaw: bigint
  readonly assetCount: number
  readonly supplyCurve: RateCurve
  readonly borrowCurve: RateCurve
  readonly totals: BaseTotals
  readonly pauseFlags: number
}

/** What a Comet says of one collateral asset. */
export type AssetTerms = {
  readonly token: Address
  readonly feed: Address
  readonly scale: bigint
  readonly borrowFactorWad: bigint
  readonly liquidateFactorWad: bigint
  readonly liquidationFactorWad: bigint
  readonly supplyCapRaw: bigint
}

/** The views that {@link termsIn} needs the answers of. */
export function termsViews(address: Address): readonly View[] {
  return Object.values(termsOf(address)).map(({ view }) => view)
}

/** Reads a Comet's terms. @returns `undefined` where any of them was not answered. */
export function termsIn(answers: ViewResults, address: Address): CometTerms | undefined {
  const queries = termsOf(address)
  const numbers = numberNames.map((name) => queries[name].answerIn(answers))
  const baseToken = queries.baseToken.answerIn(answers)
  const baseFeed = queries.baseTokenPriceFeed.answerIn(answers)
  const assetCount = queries.numAssets.answerIn(answers)
  const totals = totalsIn(answers, address)
  if (baseToken === undefined || baseFeed === undefined || assetCount === undefined)
    return undefined
  if (totals === undefined || !numbers.every((number) => number !== undefined)) return undefined
  const [baseScale = 0n, borrowMinRaw = 0n, ...rates] = numbers
  return {
    baseToken: lower(baseToken),
    baseFeed: lower(baseFeed),
    baseScale,
    borrowMinRaw,
    assetCount,
    supplyCurve: toCurve(rates.slice(0, 4)),
    borrowCurve: toCurve(rates.slice(4)),
    ...totals,
  }
}

/** A Comet's totals. */
export function totalsIn(
  answers: ViewResults,
  address: Address,
): Pick<CometTerms, 'totals' | 'pauseFlags'> | undefined {
  const stored = totalsOf(address).answerIn(answers)
  if (stored === undefined) return undefined
  const totals = {
    supply: stored.baseSupplyIndex,
    borrow: stored.baseBorrowIndex,
    totalSupply: stored.totalSupplyBase,
    totalBorrow: stored.totalBorrowBase,
    accruedAtSeconds: stored.lastAccrualTime,
  }
  return { totals, pauseFlags: stored.pauseFlags }
}

/** Asks for a Comet's totals. */
export function totalsOf(address: Address): ReturnType<typeof toQuery<typeof abi, 'totalsBasic'>> {
  return toQuery({ address, abi, functionName: 'totalsBasic' })
}

/** Asks for the asset at a place; reverts beyond the last. */
export function assetInfoOf(address: Address, place: number): Query<AssetTerms> {
  const query = toQuery({ address, abi, functionName: 'getAssetInfo', args: [place] })
  return {
    view: query.view,
    answerIn(answers) {
      const info = query.answerIn(answers)
      if (info === undefined) return undefined
      return {
        token: lower(info.asset),
        feed: lower(info.priceFeed),
        scale: info.scale,
        borrowFactorWad: info.borrowCollateralFactor,
        liquidateFactorWad: info.liquidateCollateralFactor,
        liquidationFactorWad: info.liquidationFactor,
        supplyCapRaw: info.supplyCap,
      }
    },
  }
}

/** Asks the Comet for a feed's price, as it takes it itself: positive, or it reverts. */
export function priceOf(address: Address, feed: Address): Query<bigint> {
  return toQuery({ address, abi, functionName: 'getPrice', args: [feed] })
}

/** Asks whether a feed says that it prices in dollars. */
export function isUsdOf(feed: Address): Query<boolean> {
  const query = toQuery({ address: feed, abi: feedAbi, functionName: 'description' })
  return {
    view: query.view,
    answerIn: (answers) => /\/\s*USD\b/i.test(query.answerIn(answers) ?? ''),
  }
}

const numberNames = [
  'baseScale',
  'baseBorrowMin',
  'supplyPerSecondInterestRateBase',
  'supplyPerSecondInterestRateSlopeLow',
  'supplyKink',
  'supplyPerSecondInterestRateSlopeHigh',
  'borrowPerSecondInterestRateBase',
  'borrowPerSecondInterestRateSlopeLow',
  'borrowKink',
  'borrowPerSecondInterestRateSlopeHigh',
] as const

function termsOf(address: Address) {
  const numbers = numberNames.map(
    (functionName) => [functionName, toQuery({ address, abi, functionName })] as const,
  )
  return {
    ...(Object.fromEntries(numbers) as {
      readonly [name in (typeof numberNames)[number]]: Query<bigint>
    }),
    baseToken: toQuery({ address, abi, functionName: 'baseToken' }),
    baseTokenPriceFeed: toQuery({ address, abi, functionName: 'baseTokenPriceFeed' }),
    numAssets: toQuery({ address, abi, functionName: 'numAssets' }),
    totalsBasic: totalsOf(address),
  }
}

function toCurve([base = 0n, low = 0n, kink = 0n, high = 0n]: readonly (
  | bigint
  | undefined
)[]): RateCurve {
  return { base, low, kink, high }
}

function lower(address: string): Address {
  return address.toLowerCase() as Address
}
