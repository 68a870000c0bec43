import {
  type AccountReading,
  type Address,
  type AssetRef,
  type BlockRef,
  type Gap,
  type MarginAccountKey,
  type OraclePrice,
  toMarginAccountId,
} from '@crossmargin/core'
import { borrowPool, type Market, supplyPool } from './accrueInterest.ts'
import { toAssetsDown, toAssetsUp } from './sharesMath.ts'

/** What a market is made with and never changes; its id is the hash of it. Addresses lower case. */
export type MarketParams = {
  readonly loanToken: Address
  readonly collateralToken: Address
  readonly oracle: Address
  readonly irm: Address
  /** Liquidation loan-to-value, 1e18 = 100 %. */
  readonly lltv: bigint
}

/** One owner's part of a market. */
export type MorphoPosition = {
  readonly supplyShares: bigint
  readonly borrowShares: bigint
  /** Native scale of the collateral asset. */
  readonly collateral: bigint
}

/** By how much a market's totals and, of the same names, one position move; signed. */
export type MorphoDelta = {
  readonly supplyAssets?: bigint
  readonly supplyShares?: bigint
  readonly borrowAssets?: bigint
  readonly borrowShares?: bigint
  readonly collateral?: bigint
}

/** One owner in one market, interest accrued to the block: all that Morpho's rule reads but prices. */
export type MorphoState = {
  readonly params: MarketParams
  readonly loan: AssetRef
  readonly collateral: AssetRef
  /** `lastUpdate` is before the block only where the contract itself cannot accrue. */
  readonly market: Market
  /** The fee recipient's shares include what the accrual to the block gives it. */
  readonly position: MorphoPosition
}

/** Whose state it is, when, and at what price. */
export type ToReadingParameters = {
  readonly key: MarginAccountKey
  readonly at: BlockRef
  /** As the market's oracle answered, 1e36 scale; `undefined` where it did not. */
  readonly oraclePriceRaw: bigint | undefined
}

/**
 * Makes the waist of a state: the one way to it, for indexed rows, for views, and after a change.
 *
 * Only what the account holds or owes is listed, and only what it holds or owes has gaps.
 */
export function toReading(
  state: MorphoState,
  { key, at, oraclePriceRaw }: ToReadingParameters,
): AccountReading<MorphoState> {
  const { market, position, loan, collateral } = state
  const price = toOraclePrice(state, { marketId: key.sub ?? '', oraclePriceRaw })
  const suppliedRaw = toAssetsDown(supplyPool(market), position.supplyShares)
  const borrowedRaw = toAssetsUp(borrowPool(market), position.borrowShares)
  const supplied = { asset: loan, balanceRaw: suppliedRaw, isCounted: false }
  const pledged = { asset: collateral, balanceRaw: position.collateral, isCounted: true }
  return {
    snapshot: {
      key,
      at,
      state,
      // What is lent out is the owner's, but backs no loan: only pledged collateral does.
      collaterals: [
        ...(position.collateral === 0n ? [] : [pledged]),
        ...(position.supplyShares === 0n ? [] : [supplied]),
      ],
      debts: position.borrowShares === 0n ? [] : [{ asset: loan, balanceRaw: borrowedRaw }],
      positions: [],
      gaps: gapsOf(state, { key, at, price }),
    },
    oraclePrices: price === undefined ? [] : [price],
  }
}

/** Whether the market is that of the block: false where the contract itself cannot accrue. */
export function isAccrued(state: MorphoState, at: BlockRef): boolean {
  return state.market.lastUpdate === BigInt(at.timestampSeconds)
}

/**
 * The decimals of a market's oracle price: 36, more by the loan's and fewer by the collateral's.
 *
 * The contract prices one raw unit in raw units, scaled by 1e36; these are for whole units.
 *
 * @returns `undefined` where a token does not tell its decimals.
 */
export function oraclePriceDecimals({
  loan,
  collateral,
}: Pick<MorphoState, 'loan' | 'collateral'>): number | undefined {
  if (loan.decimals === 'unknown' || collateral.decimals === 'unknown') return undefined
  return 36 + loan.decimals - collateral.decimals
}

/** Names what a market's oracle answered. @returns `undefined` where it or decimals are unknown. */
export function toOraclePrice(
  market: Pick<MorphoState, 'loan' | 'collateral' | 'params'>,
  answer: { readonly marketId: string; readonly oraclePriceRaw: bigint | undefined },
): OraclePrice | undefined {
  const decimals = oraclePriceDecimals(market)
  if (decimals === undefined || answer.oraclePriceRaw === undefined) return undefined
  return {
    key: answer.marketId,
    base: market.collateral.id,
    quote: market.loan.id,
    source: market.params.oracle,
    valueRaw: answer.oraclePriceRaw,
    decimals,
  }
}

type Finding = Pick<Gap, 'kind' | 'effect' | 'message' | 'asset'>

function gapsOf(
  state: MorphoState,
  { key, at, price }: Omit<ToReadingParameters, 'oraclePriceRaw'> & { readonly price?: unknown },
): readonly Gap[] {
  const { supplyShares, borrowShares, collateral } = state.position
  const isPriced = collateral > 0n || borrowShares > 0n
  const isLent = supplyShares > 0n || borrowShares > 0n
  // Without the decimals of either token the price cannot be told per whole unit.
  const tokens = [
    ...(isPriced ? [state.collateral] : []),
    ...(isPriced || isLent ? [state.loan] : []),
  ]
  const undecided = tokens.filter(({ decimals }) => decimals === 'unknown')
  const isUnpriced = isPriced && price === undefined && undecided.length === 0
  const findings: readonly Finding[] = [
    ...(isLent && !isAccrued(state, at) ? [unaccrued(state)] : []),
    ...undecided.map((asset) => undecimaled(state, asset)),
    ...(isUnpriced ? [unpriced(state)] : []),
  ]
  const whose = { chainId: key.chainId, venue: key.venue, account: toMarginAccountId(key) }
  return findings.map((finding) => ({ ...finding, ...whose }))
}

function unaccrued({ params, position }: MorphoState): Finding {
  return {
    kind: 'venue-failed',
    effect: position.borrowShares > 0n ? 'account-unknown' : 'part-missing',
    message: `The interest rate model ${params.irm} does not answer; while it does not, interest is missing and the market accepts nothing but collateral.`,
  }
}

function undecimaled({ position }: MorphoState, { id, symbol }: AssetRef): Finding {
  const isCollateral = position.collateral > 0n
  const effect = isCollateral ? 'collateral-not-counted' : 'part-missing'
  return {
    kind: 'decimals-unknown',
    effect: position.borrowShares > 0n ? 'account-unknown' : effect,
    asset: id,
    message: `The token ${symbol} does not tell its decimals, so it is not valued.`,
  }
}

function unpriced({ params, position, loan, collateral }: MorphoState): Finding {
  return {
    kind: 'oracle-unavailable',
    effect: position.borrowShares > 0n ? 'account-unknown' : 'collateral-not-counted',
    asset: collateral.id,
    message: `The oracle ${params.oracle} gives no price of ${collateral.symbol} in ${loan.symbol}; while it does not, nobody can borrow, take collateral from a debt, or liquidate.`,
  }
}
