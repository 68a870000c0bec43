import {
  type AccountReading,
  type Address,
  assertInvariant,
  type BlockRef,
  type Hex,
  type MarginAccountKey,
  type VenueAnswer,
} from '@crossmargin/core'
import type { Client } from 'viem'
import { callViews, callViewsInOrder } from '../kit/callViews.ts'
import type { Deployment } from '../kit/deployment.ts'
import { type Query, toQuery } from '../kit/query.ts'
import { readAssetRef, tokenFactViews } from '../kit/tokenFacts.ts'
import { listMorphoAccounts } from './listMorphoAccounts.ts'
import { morphoAbi as abi } from './morphoAbi.ts'
import { toMorphoAnswer } from './morphoMargin.ts'
import { type MarketParams, type MorphoState, toReading } from './morphoState.ts'
import { oraclePriceOf } from './observeMorpho.ts'

// An accrual and what it changes must not be parted, so all four views of an account share a request;
// twenty-five of them stay below a tenth of the gas that the strictest node we know of grants a call.
const accountsPerRequest = 25

/** What the contract says of one account after an accrual simulated at the block. */
type AccountViews = Pick<MorphoState, 'params' | 'market' | 'position'> & {
  readonly key: MarginAccountKey
  readonly oraclePriceRaw: bigint | undefined
}

/** Chain to waist. Accounts in which nothing is held or owed are left out. */
export async function readMorpho(
  client: Client,
  parameters: {
    readonly deployment: Deployment
    readonly owners: readonly Address[]
    readonly at: BlockRef
  },
): Promise<readonly AccountReading<MorphoState>[]> {
  const { at } = parameters
  const keys = await listMorphoAccounts(client, { ...parameters, toBlock: at.number })
  const all = await readAccounts(client, { keys, at })
  const accounts = all.filter(({ position }) => Object.values(position).some((part) => part > 0n))
  const tokens = accounts.flatMap(({ params }) => [params.loanToken, params.collateralToken])
  const facts = await callViews(client, { views: tokens.flatMap(tokenFactViews), at })
  const toAsset = (address: Address) => readAssetRef({ chainId: at.chainId, address }, facts)
  return accounts.map(({ key, params, market, position, oraclePriceRaw }) => {
    const loan = toAsset(params.loanToken)
    const collateral = toAsset(params.collateralToken)
    const state = { params, loan, collateral, market, position }
    return toReading(state, { key, at, oraclePriceRaw })
  })
}

/** The venue's own answers, in the order of `keys`; the market is accrued in the same simulated call. */
export async function readMorphoAnswers(
  client: Client,
  parameters: { readonly keys: readonly MarginAccountKey[]; readonly at: BlockRef },
): Promise<readonly VenueAnswer[]> {
  const accounts = await readAccounts(client, parameters)
  return accounts.map((account) => toMorphoAnswer(account, account.oraclePriceRaw))
}

async function readAccounts(
  client: Client,
  { keys, at }: { readonly keys: readonly MarginAccountKey[]; readonly at: BlockRef },
): Promise<readonly AccountViews[]> {
  const paramsViews = keys.map((key) => paramsOf(key).view)
  const answered = await callViews(client, { views: paramsViews, at })
  const paramsList = keys.map((key) => lowerAddresses(known(paramsOf(key).answerIn(answered))))
  const accounts: AccountViews[] = []
  for (let from = 0; from < keys.length; from += accountsPerRequest) {
    const some = keys.slice(from, from + accountsPerRequest).flatMap((key, index) => {
      const params = paramsList[from + index]
      return params === undefined ? [] : [{ key, params }]
    })
    // In this order: each call sees what those before it changed.
    const views = some.flatMap(({ key, params }) => [
      accrualOf(key, params).view,
      marketOf(key).view,
      positionOf(key).view,
      oraclePriceOf(params.oracle).view,
    ])
    const results = await callViewsInOrder(client, { views, at })
    for (const { key, params } of some) {
      accounts.push({
        key,
        params,
        market: known(marketOf(key).answerIn(results)),
        position: known(positionOf(key).answerIn(results)),
        oraclePriceRaw: oraclePriceOf(params.oracle).answerIn(results),
      })
    }
  }
  return accounts
}

function accrualOf({ root: address }: MarginAccountKey, params: MarketParams): Query<unknown> {
  return toQuery({ address, abi, functionName: 'accrueInterest', args: [params] })
}

function paramsOf(key: MarginAccountKey): Query<MarketParams> {
  const args = [marketIdOf(key)] as const
  return toQuery({ address: key.root, abi, functionName: 'idToMarketParams', args })
}

function marketOf(key: MarginAccountKey): Query<MorphoState['market']> {
  const args = [marketIdOf(key)] as const
  return toQuery({ address: key.root, abi, functionName: 'market', args })
}

function positionOf(key: MarginAccountKey): Query<MorphoState['position']> {
  const args = [marketIdOf(key), key.owner] as const
  return toQuery({ address: key.root, abi, functionName: 'position', args })
}

function marketIdOf({ sub }: MarginAccountKey): Hex {
  assertInvariant(sub !== undefined, 'a Morpho account names its market')
  return sub
}

function known<answer>(answer: answer | undefined): answer {
  assertInvariant(answer !== undefined, 'Morpho answers about every market, known to it or not')
  return answer
}

function lowerAddresses({ lltv, ...addresses }: MarketParams): MarketParams {
  const { loanToken, collateralToken, oracle, irm } = addresses
  const lower = (address: Address) => address.toLowerCase() as Address
  return {
    loanToken: lower(loanToken),
    collateralToken: lower(collateralToken),
    oracle: lower(oracle),
    irm: lower(irm),
    lltv,
  }
}
