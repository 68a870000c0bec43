import {
  type AccountReading,
  type Address,
  type BlockRef,
  type MarginAccountKey,
  toAssetId,
  type VenueAnswer,
} from '@crossmargin/core'
import { type Client, zeroAddress } from 'viem'
import { callViews, callViewsInOrder } from '../kit/callViews.ts'
import type { Deployment } from '../kit/deployment.ts'
import { type Query, toQuery } from '../kit/query.ts'
import { readAssetRef, tokenFactViews } from '../kit/tokenFacts.ts'
import type { ViewResults } from '../kit/view.ts'
import type { Indexes } from './baseInterest.ts'
import { cometAbi as abi } from './cometAbi.ts'
import { type CometMarket, type CometPrices, type CometState, decimalsOf } from './cometState.ts'
import {
  type AssetTerms,
  assetInfoOf,
  type CometTerms,
  isUsdOf,
  priceOf,
  termsIn,
  termsViews,
  totalsIn,
  totalsOf,
} from './cometViews.ts'
import { cashOf, principalOf, totalOf } from './observeComet.ts'
import { toReading } from './toReading.ts'

type Where = { readonly deployment: Deployment; readonly at: BlockRef }
type Found = { readonly market: CometMarket; readonly prices: CometPrices }

/**
 * Chain to waist, through the Comet's own views: it accrues by itself, in a simulated `accrueAccount`.
 * Accounts in which nothing is held or owed are left out.
 */
export async function readComet(
  client: Client,
  parameters: Where & { readonly owners: readonly Address[] },
): Promise<readonly AccountReading<CometState>[]> {
  const { deployment, at } = parameters
  const { venue, chainId, root } = deployment
  const owners = [...new Set(parameters.owners.map((owner) => owner.toLowerCase() as Address))]
  const found = await readMarket(client, { deployment, at })
  const prices = found?.prices ?? { base: undefined, assets: [] }
  const states = await readStates(client, { root, at, owners, market: found?.market ?? 'unknown' })
  return owners.flatMap((owner, place) => {
    const state = states[place]
    if (state === undefined || isEmpty(state)) return []
    return [toReading(state, { key: { venue, chainId, root, owner }, at, prices })]
  })
}

/**
 * The venue's own answers, in the order of `keys`; nothing of a view that reverts. The two judgements
 * are by the indexes as stored, the two balances are accrued: so the contract has it.
 */
export async function readCometAnswers(
  client: Client,
  { keys, at }: { readonly keys: readonly MarginAccountKey[]; readonly at: BlockRef },
): Promise<readonly VenueAnswer[]> {
  const asked = keys.map(({ root, owner }) => answersOf(root, owner))
  const views = asked.flatMap((queries) => queries.map(([, { view }]) => view))
  const results = await callViews(client, { views, at })
  return asked.map((queries) => {
    const answered = queries.map(([name, query]) => [name, query.answerIn(results)] as const)
    return Object.fromEntries(answered.filter(([, answer]) => answer !== undefined)) as VenueAnswer
  })
}

function answersOf(
  address: Address,
  owner: Address,
): readonly (readonly [string, Query<bigint | boolean>])[] {
  const args = [owner] as const
  return [
    ['balanceOf', toQuery({ address, abi, functionName: 'balanceOf', args })],
    ['borrowBalanceOf', toQuery({ address, abi, functionName: 'borrowBalanceOf', args })],
    ['isLiquidatable', toQuery({ address, abi, functionName: 'isLiquidatable', args })],
    [
      'isBorrowCollateralized',
      toQuery({ address, abi, functionName: 'isBorrowCollateralized', args }),
    ],
  ]
}

async function readMarket(client: Client, { deployment, at }: Where): Promise<Found | undefined> {
  const { root } = deployment
  const terms = termsIn(await callViews(client, { views: termsViews(root), at }), root)
  const accrued = await readAccrued(client, { root, at })
  if (terms === undefined || accrued === undefined) return undefined
  const infos = Array.from({ length: terms.assetCount }, (_, place) => assetInfoOf(root, place))
  const listed = await callViews(client, { views: infos.map(({ view }) => view), at })
  const assets = infos.flatMap((info) => info.answerIn(listed) ?? [])
  const tokens = [terms.baseToken, ...assets.map(({ token }) => token)]
  const feeds = [terms.baseFeed, ...assets.map(({ feed }) => feed)]
  const views = [
    cashOf(root, terms.baseToken).view,
    isUsdOf(terms.baseFeed).view,
    ...tokens.flatMap(tokenFactViews),
    ...feeds.map((feed) => priceOf(root, feed).view),
    ...assets.map(({ token }) => totalOf(root, token).view),
  ]
  const results = await callViews(client, { views, at })
  return {
    market: toMarket({ deployment, terms, accrued, assets, results }),
    prices: {
      base: priceOf(root, terms.baseFeed).answerIn(results),
      assets: assets.map(({ feed }) => priceOf(root, feed).answerIn(results)),
    },
  }
}

async function readAccrued(
  client: Client,
  { root, at }: { readonly root: Address; readonly at: BlockRef },
): Promise<Indexes | undefined> {
  const args = [zeroAddress] as const
  const accrual = toQuery({ address: root, abi, functionName: 'accrueAccount', args })
  const views = [accrual.view, totalsOf(root).view]
  const totals = totalsIn(await callViewsInOrder(client, { views, at }), root)?.totals
  // A Comet that cannot accrue reverts: then the totals are still those of before.
  if (totals?.accruedAtSeconds !== at.timestampSeconds) return undefined
  return { supply: totals.supply, borrow: totals.borrow }
}

function toMarket(parameters: {
  readonly deployment: Deployment
  readonly terms: CometTerms
  readonly accrued: Indexes
  readonly assets: readonly AssetTerms[]
  readonly results: ViewResults
}): CometMarket {
  const { deployment, terms, accrued, assets, results } = parameters
  const { chainId, root } = deployment
  const { baseToken, baseFeed, baseScale, borrowMinRaw, pauseFlags, totals } = terms
  const toAsset = (address: Address, scale: bigint) => ({
    id: toAssetId({ chainId, address }),
    symbol: readAssetRef({ chainId, address }, results).symbol,
    decimals: decimalsOf(scale),
  })
  return {
    base: toAsset(baseToken, baseScale),
    baseToken,
    baseFeed,
    baseScale,
    isUsd: isUsdOf(baseFeed).answerIn(results) ?? false,
    borrowMinRaw,
    pauseFlags,
    cashRaw: cashOf(root, baseToken).answerIn(results) ?? 'unknown',
    stored: { supply: totals.supply, borrow: totals.borrow },
    accrued,
    assets: assets.map((info) => ({
      ...info,
      asset: toAsset(info.token, info.scale),
      totalRaw: totalOf(root, info.token).answerIn(results) ?? 'unknown',
    })),
  }
}

async function readStates(
  client: Client,
  parameters: {
    readonly root: Address
    readonly at: BlockRef
    readonly owners: readonly Address[]
    readonly market: CometMarket | 'unknown'
  },
): Promise<readonly CometState[]> {
  const { root, at, owners, market } = parameters
  const assets = market === 'unknown' ? [] : market.assets
  const asked = owners.map((owner) => ({
    principal: principalOf(root, owner),
    balances: assets.map(({ token }) => collateralOf(root, { owner, token })),
  }))
  const views = asked.flatMap(({ principal, balances }) => [principal, ...balances])
  const results = await callViews(client, { views: views.map(({ view }) => view), at })
  return asked.map(({ principal, balances }) => ({
    market,
    principal: principal.answerIn(results) ?? 'unknown',
    balancesRaw: balances.map((balance) => balance.answerIn(results) ?? 0n),
  }))
}

function collateralOf(
  address: Address,
  { owner, token }: { readonly owner: Address; readonly token: Address },
): Query<bigint> {
  const args = [owner, token] as const
  const query = toQuery({ address, abi, functionName: 'userCollateral', args })
  return { view: query.view, answerIn: (answers) => query.answerIn(answers)?.[0] }
}

function isEmpty({ principal, balancesRaw }: CometState): boolean {
  return principal === 0n && balancesRaw.every((balanceRaw) => balanceRaw === 0n)
}
