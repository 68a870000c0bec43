import type {
  AccountReading,
  Address,
  AssetRef,
  BlockRef,
  CollateralHolding,
  DeploymentKey,
  Gap,
  GapEffect,
  GapKind,
  Hex,
  OraclePrice,
} from '@crossmargin/core'
import { toMarginAccountId } from '@crossmargin/core'
import type { MarketTotals } from './accrueInterest.ts'
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

/** One owner in one market, interest accrued to the block: all that Morpho's rule reads but prices. */
export type MorphoState = {
  readonly params: MarketParams
  readonly loan: AssetRef
  readonly collateral: AssetRef
  /** Accrued to the block; `lastUpdateSeconds` is earlier only where the contract cannot accrue. */
  readonly totals: MarketTotals
  readonly feeWad: bigint
  /** The fee recipient's include what the accrual to the block gives it. */
  readonly supplyShares: bigint
  readonly borrowShares: bigint
  readonly collateralRaw: bigint
}

/** What both routes bring to the waist. */
export type ToReadingParameters = {
  readonly deployment: DeploymentKey
  readonly owner: Address
  readonly marketId: Hex
  readonly at: BlockRef
  /** As the market's oracle answered; `undefined` where it did not. */
  readonly oraclePriceRaw: bigint | undefined
}

/**
 * Makes the waist of a state: the one way to it, for indexed rows, for views, and after a change.
 *
 * Only what the account holds or owes is listed, and only what it holds or owes has gaps.
 */
export function toReading(
  state: MorphoState,
  parameters: ToReadingParameters,
): AccountReading<MorphoState> {
  const { deployment, owner, marketId, at, oraclePriceRaw } = parameters
  const { venue, chainId, root } = deployment
  const key = { venue, chainId, root, owner, sub: marketId }
  const price =
    oraclePriceRaw === undefined ? undefined : toOraclePrice(state, { marketId, oraclePriceRaw })
  const findings = [
    ...accrualFindings(state, at),
    ...decimalsFindings(state),
    ...priceFindings(state, price),
  ]
  const debtRaw = toAssetsUp(state.totals.borrow, state.borrowShares)
  return {
    snapshot: {
      key,
      at,
      state,
      collaterals: collateralsOf(state),
      debts: state.borrowShares === 0n ? [] : [{ asset: state.loan, balanceRaw: debtRaw }],
      positions: [],
      gaps: findings.map((finding) => ({
        ...finding,
        chainId,
        venue,
        account: toMarginAccountId(key),
      })),
    },
    oraclePrices: price === undefined ? [] : [price],
  }
}

/** Whether a market's totals are those of the block: false where the contract itself cannot accrue. */
export function isAccrued(state: MorphoState, at: BlockRef): boolean {
  return state.totals.lastUpdateSeconds === at.timestampSeconds
}

/**
 * The decimals of a market's oracle price: 36, more by the loan's and fewer by the collateral's.
 *
 * The contract prices one raw unit in raw units, scaled by 1e36; these are for whole units.
 *
 * @returns `undefined` where a token does not tell its decimals.
 */
export function oraclePriceDecimals(
  market: Pick<MorphoState, 'loan' | 'collateral'>,
): number | undefined {
  const { loan, collateral } = market
  if (loan.decimals === 'unknown' || collateral.decimals === 'unknown') return undefined
  return 36 + loan.decimals - collateral.decimals
}

/** Names what a market's oracle answered. @returns `undefined` where decimals are unknown. */
export function toOraclePrice(
  market: Pick<MorphoState, 'loan' | 'collateral' | 'params'>,
  answer: { readonly marketId: Hex; readonly oraclePriceRaw: bigint },
): OraclePrice | undefined {
  const decimals = oraclePriceDecimals(market)
  if (decimals === undefined) return undefined
  return {
    key: answer.marketId,
    base: market.collateral.id,
    quote: market.loan.id,
    source: market.params.oracle,
    valueRaw: answer.oraclePriceRaw,
    decimals,
  }
}

function collateralsOf(state: MorphoState): readonly CollateralHolding[] {
  const { collateral, collateralRaw, loan, supplyShares, totals } = state
  const suppliedRaw = toAssetsDown(totals.supply, supplyShares)
  return [
    ...(collateralRaw === 0n
      ? []
      : [{ asset: collateral, balanceRaw: collateralRaw, isCounted: true }]),
    // What is lent out is the owner's, but backs no loan: Morpho counts pledged collateral only.
    ...(supplyShares === 0n ? [] : [{ asset: loan, balanceRaw: suppliedRaw, isCounted: false }]),
  ]
}

type Finding = Pick<Gap, 'kind' | 'effect' | 'message' | 'asset'>

function accrualFindings(state: MorphoState, at: BlockRef): readonly Finding[] {
  const isTouched = state.supplyShares > 0n || state.borrowShares > 0n
  if (isAccrued(state, at) || !isTouched) return []
  const effect = state.borrowShares > 0n ? 'account-unknown' : 'part-missing'
  const message = `The interest rate model ${state.params.irm} does not answer: interest since ${state.totals.lastUpdateSeconds} is missing, and the market refuses everything but deposits of collateral.`
  return [finding('venue-failed', effect, message)]
}

// Both tokens matter to an account with collateral or debt: without the decimals of either, the
// oracle's price cannot be told per whole unit.
function decimalsFindings(state: MorphoState): readonly Finding[] {
  const isPriced = state.collateralRaw > 0n || state.borrowShares > 0n
  const assets = [
    ...(isPriced ? [state.collateral] : []),
    ...(isPriced || state.supplyShares > 0n ? [state.loan] : []),
  ]
  return assets
    .filter((asset) => asset.decimals === 'unknown')
    .map((asset) => {
      const message = `The token ${asset.symbol} does not tell its decimals, so it is not valued.`
      return { ...finding('decimals-unknown', effectOfNoPrice(state), message), asset: asset.id }
    })
}

function priceFindings(state: MorphoState, price: OraclePrice | undefined): readonly Finding[] {
  const isPriced = state.collateralRaw > 0n || state.borrowShares > 0n
  const isTellable = oraclePriceDecimals(state) !== undefined
  if (price !== undefined || !isPriced || !isTellable) return []
  const message = `The oracle ${state.params.oracle} gives no price of ${state.collateral.symbol} in ${state.loan.symbol}; while it does not, nobody can borrow, take collateral out against debt, or liquidate.`
  const effect = effectOfNoPrice(state)
  return [{ ...finding('oracle-unavailable', effect, message), asset: state.collateral.id }]
}

function effectOfNoPrice(state: MorphoState): GapEffect {
  if (state.borrowShares > 0n) return 'account-unknown'
  return state.collateralRaw > 0n ? 'collateral-not-counted' : 'part-missing'
}

function finding(kind: GapKind, effect: GapEffect, message: string): Finding {
  return { kind, effect, message }
}
