import type { Address, RowWrite } from '@crossmargin/core'
import { erc20Abi } from 'viem'
import { type Query, toQuery } from '../kit/query.ts'
import { readAssetRef, tokenFactViews } from '../kit/tokenFacts.ts'
import type { ApplyContext } from '../kit/venueAdapter.ts'
import type { View, ViewResults } from '../kit/view.ts'
import { cometAbi as abi } from './cometAbi.ts'
import type { AccountRow, AssetRow, CometTables, MarketRow } from './cometTables.ts'
import { assetInfoOf, isUsdOf, maximumAssets, priceOf, termsIn, termsViews } from './cometViews.ts'

type Write = RowWrite<CometTables>
type Context = ApplyContext<CometTables> & { readonly touched: readonly Write[] }
type Observed = Context & { readonly results: ViewResults }
type Place = Pick<Context, 'deployment' | 'rows'>

/**
 * Everything about a Comet that no log says, which is nearly everything: a new implementation changes
 * any of its terms, `accrueAccount` moves the indexes in silence, and prices are its feeds'.
 */
export function observeComet(context: Context): readonly View[] {
  const { deployment, rows } = context
  const { root } = deployment
  return [
    ...termsViews(root),
    ...places().map((place) => assetInfoOf(root, place).view),
    ...feedsOf(context).map((feed) => priceOf(root, feed).view),
    ...baseFeedsOf(context).map((feed) => isUsdOf(feed).view),
    ...tokensOf(context).flatMap((token) => [
      cashOf(root, token).view,
      totalOf(root, token).view,
      ...(rows.get('token', { token }) === undefined ? tokenFactViews(token) : []),
    ]),
    ...askedAccounts(context).map(({ owner }) => principalOf(root, owner).view),
  ]
}

/** Folds the answers of {@link observeComet}; writes only rows that differ. */
export function applyCometObservations(context: Observed): readonly Write[] {
  return [
    ...marketWrites(context),
    ...assetWrites(context),
    ...tokenWrites(context),
    ...accountWrites(context),
  ]
}

/** Asks for an account's principal, signed. */
export function principalOf(address: Address, owner: Address): Query<bigint> {
  const query = toQuery({ address, abi, functionName: 'userBasic', args: [owner] })
  return { view: query.view, answerIn: (answers) => query.answerIn(answers)?.[0] }
}

/** Asks what a Comet holds of a token. */
export function cashOf(root: Address, token: Address): Query<bigint> {
  return toQuery({ address: token, abi: erc20Abi, functionName: 'balanceOf', args: [root] })
}

/** Asks what all accounts hold of a collateral asset. */
export function totalOf(address: Address, token: Address): Query<bigint> {
  const query = toQuery({ address, abi, functionName: 'totalsCollateral', args: [token] })
  return { view: query.view, answerIn: (answers) => query.answerIn(answers)?.[0] }
}

/**
 * Whom to ask about: who was touched, and everybody who has anything. A transfer of the base asset that
 * grows one debt and pays off another emits nothing at all, and one of zero, which anybody may make to
 * anybody, rounds the receiver's principal down by one in silence.
 */
function askedAccounts({ rows, touched }: Context): readonly AccountRow[] {
  const owners = new Set(
    touched.flatMap(({ table, row }) => (table === 'account' ? row.owner : [])),
  )
  return rows
    .list('account', {})
    .filter(
      ({ owner, is_known, has_collateral, principal }) =>
        !is_known || has_collateral || principal !== 0n || owners.has(owner),
    )
}

function accountWrites(context: Observed): readonly Write[] {
  const { deployment, results } = context
  return askedAccounts(context).flatMap((row): readonly Write[] => {
    const answer = principalOf(deployment.root, row.owner).answerIn(results)
    const principal = answer ?? row.principal
    return written('account', row, { ...row, is_known: answer !== undefined, principal })
  })
}

function marketWrites({ deployment, rows, results }: Observed): readonly Write[] {
  const { root } = deployment
  const known = rows.get('market', { root })
  const terms = termsIn(results, root)
  if (terms === undefined)
    return known === undefined ? [] : written('market', known, { ...known, is_known: false })
  const { totals, supplyCurve, borrowCurve } = terms
  const row: MarketRow = {
    root,
    is_known: true,
    is_usd: isUsdOf(terms.baseFeed).answerIn(results) ?? false,
    base_token: terms.baseToken,
    base_feed: terms.baseFeed,
    base_scale: terms.baseScale,
    base_price: priceOf(root, terms.baseFeed).answerIn(results) ?? null,
    borrow_min: terms.borrowMinRaw,
    cash: cashOf(root, terms.baseToken).answerIn(results) ?? null,
    asset_count: terms.assetCount,
    supply_rate_base: supplyCurve.base,
    supply_rate_low: supplyCurve.low,
    supply_rate_kink: supplyCurve.kink,
    supply_rate_high: supplyCurve.high,
    borrow_rate_base: borrowCurve.base,
    borrow_rate_low: borrowCurve.low,
    borrow_rate_kink: borrowCurve.kink,
    borrow_rate_high: borrowCurve.high,
    supply_index: totals.supply,
    borrow_index: totals.borrow,
    total_supply: totals.totalSupply,
    total_borrow: totals.totalBorrow,
    accrued_at: totals.accruedAtSeconds,
    pause_flags: terms.pauseFlags,
  }
  return written('market', known, row)
}

function assetWrites({ deployment: { root }, rows, results }: Observed): readonly Write[] {
  return places().flatMap((place): readonly Write[] => {
    const info = assetInfoOf(root, place).answerIn(results)
    if (info === undefined) return []
    const row: AssetRow = {
      place,
      token: info.token,
      feed: info.feed,
      scale: info.scale,
      borrow_factor: info.borrowFactorWad,
      liquidate_factor: info.liquidateFactorWad,
      liquidation_factor: info.liquidationFactorWad,
      supply_cap: info.supplyCapRaw,
      total: totalOf(root, info.token).answerIn(results) ?? null,
      price: priceOf(root, info.feed).answerIn(results) ?? null,
    }
    return written('asset', rows.get('asset', { place }), row)
  })
}

// A token that says no symbol, as one that is not there yet, is asked again; until then its address does.
function tokenWrites(context: Observed): readonly Write[] {
  const { chainId } = context.deployment
  return tokensOf(context)
    .filter((token) => context.rows.get('token', { token }) === undefined)
    .map((token) => ({
      token,
      symbol: readAssetRef({ chainId, address: token }, context.results).symbol,
    }))
    .filter(({ token, symbol }) => symbol !== token)
    .map((row) => ({ table: 'token', row }))
}

function written<table extends Write['table'], row extends object>(
  table: table,
  known: row | undefined,
  row: row,
): readonly Write[] {
  const names = Object.keys(row) as (keyof row)[]
  const isSame = known !== undefined && names.every((name) => known[name] === row[name])
  return isSame ? [] : [{ table, row } as unknown as Write]
}

function places(): readonly number[] {
  return Array.from({ length: maximumAssets }, (_, place) => place)
}

function tokensOf(place: Place): readonly Address[] {
  return [...new Set([...contractsOf(place, /^(base|asset\d+)$/), ...columnOf(place, 'token')])]
}

function feedsOf(place: Place): readonly Address[] {
  const listed = [...contractsOf(place, /^(baseFeed|feed\d+)$/), ...columnOf(place, 'feed')]
  return [...new Set(listed)]
}

function baseFeedsOf({ deployment, rows }: Place): readonly Address[] {
  const known = rows.get('market', { root: deployment.root })?.base_feed ?? []
  return [...new Set([...contractsOf({ deployment }, /^baseFeed$/), known].flat())]
}

function columnOf({ deployment, rows }: Place, column: 'token' | 'feed'): readonly Address[] {
  const base = rows.get('market', { root: deployment.root })
  const ofBase = base === undefined ? [] : [column === 'token' ? base.base_token : base.base_feed]
  return [...ofBase, ...rows.list('asset', {}).map((row) => row[column])]
}

function contractsOf(
  { deployment: { contracts } }: Pick<Place, 'deployment'>,
  name: RegExp,
): readonly Address[] {
  return Object.entries(contracts).flatMap(([key, address]) => (name.test(key) ? address : []))
}
