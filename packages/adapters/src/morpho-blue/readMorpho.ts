import type {
  AccountReading,
  Address,
  BlockRef,
  Hex,
  MarginAccountKey,
  VenueAnswer,
} from '@crossmargin/core'
import { assertInvariant } from '@crossmargin/core'
import type { Client } from 'viem'
import { callViews } from '../kit/callViews.ts'
import type { Deployment } from '../kit/deployment.ts'
import { decodeView, encodeView, type View, type ViewResults } from '../kit/view.ts'
import { listMorphoAccounts } from './listMorphoAccounts.ts'
import { morphoFunctionsAbi as abi } from './morphoAbi.ts'
import { toMorphoAnswer } from './morphoMargin.ts'
import { type MarketParams, type MorphoState, toReading } from './morphoState.ts'
import { oraclePriceIn, oraclePriceView } from './observeMorpho.ts'
import { readTokenFacts, toAssetRef, tokenFactViews } from './tokenFacts.ts'

// One request has room for four views of each: an accrual and what it changes must not be parted.
const accountsPerRequest = 100

type KeysParameters = {
  readonly deployment: Deployment
  readonly keys: readonly MarginAccountKey[]
  readonly at: BlockRef
}

type Account = { readonly key: MarginAccountKey; readonly params: MarketParams }

/** What the contract says of one account after an accrual simulated at the block. */
type AccountViews = Pick<
  MorphoState,
  'params' | 'totals' | 'feeWad' | 'supplyShares' | 'borrowShares' | 'collateralRaw'
> & { readonly key: MarginAccountKey; readonly oraclePriceRaw: bigint | undefined }

/** Chain to waist. Accounts in which nothing is held or owed are left out. */
export async function readMorpho(
  client: Client,
  parameters: {
    readonly deployment: Deployment
    readonly owners: readonly Address[]
    readonly at: BlockRef
  },
): Promise<readonly AccountReading<MorphoState>[]> {
  const { deployment, owners, at } = parameters
  const keys = await listMorphoAccounts(client, { deployment, owners, toBlock: at.number })
  const read = await readAccounts(client, { deployment, keys, at })
  const accounts = read.filter(
    ({ supplyShares, borrowShares, collateralRaw }) =>
      supplyShares > 0n || borrowShares > 0n || collateralRaw > 0n,
  )
  const tokens = accounts.flatMap(({ params }) => [params.loanToken, params.collateralToken])
  const facts = await callViews(client, { views: tokens.flatMap(tokenFactViews), at })
  return accounts.map(({ key, oraclePriceRaw, ...views }) => {
    const { loanToken, collateralToken } = views.params
    const refOf = (address: Address) =>
      toAssetRef({ chainId: at.chainId, address, facts: readTokenFacts(address, facts) })
    const state = { ...views, loan: refOf(loanToken), collateral: refOf(collateralToken) }
    const marketId = marketIdOf(key)
    return toReading(state, { deployment, owner: key.owner, marketId, at, oraclePriceRaw })
  })
}

/** The venue's own answers, in the order of `keys`; the market is accrued in the same simulated call. */
export async function readMorphoAnswers(
  client: Client,
  parameters: KeysParameters,
): Promise<readonly VenueAnswer[]> {
  const accounts = await readAccounts(client, parameters)
  return accounts.map((account) => toMorphoAnswer(account, account.oraclePriceRaw))
}

async function readAccounts(
  client: Client,
  { deployment, keys, at }: KeysParameters,
): Promise<readonly AccountViews[]> {
  const { root } = deployment
  const paramsViews = keys.map((key) => paramsView(root, marketIdOf(key)))
  const answered = await callViews(client, { views: paramsViews, at })
  const markets = keys.map((key) => ({ key, params: paramsIn(answered, { root, key }) }))
  const accounts: AccountViews[] = []
  for (let from = 0; from < markets.length; from += accountsPerRequest) {
    const some = markets.slice(from, from + accountsPerRequest)
    const views = some.flatMap((account) => accountViews(root, account))
    const results = await callViews(client, { views, at })
    accounts.push(...some.map((account) => accountIn(results, { root, ...account })))
  }
  return accounts
}

// In this order: each call sees what those before it changed.
function accountViews(root: Address, { key, params }: Account): readonly View[] {
  return [
    encodeView({ address: root, abi, functionName: 'accrueInterest', args: [params] }),
    marketView(root, key),
    positionView(root, key),
    oraclePriceView(params.oracle),
  ]
}

function accountIn(
  results: ViewResults,
  { root, key, params }: Account & { readonly root: Address },
): AccountViews {
  const market = decodeView({
    abi,
    functionName: 'market',
    result: results.get(marketView(root, key)),
  })
  const position = decodeView({
    abi,
    functionName: 'position',
    result: results.get(positionView(root, key)),
  })
  assertInvariant(
    market !== undefined && position !== undefined,
    'Morpho answers about every market and position, known to it or not',
  )
  const [supplyAssets, totalSupplyShares, borrowAssets, totalBorrowShares, lastUpdate, fee] = market
  const [supplyShares, borrowShares, collateralRaw] = position
  return {
    key,
    params,
    totals: {
      supply: { assetsRaw: supplyAssets, shares: totalSupplyShares },
      borrow: { assetsRaw: borrowAssets, shares: totalBorrowShares },
      lastUpdateSeconds: Number(lastUpdate),
    },
    feeWad: fee,
    supplyShares,
    borrowShares,
    collateralRaw,
    oraclePriceRaw: oraclePriceIn(results, params.oracle),
  }
}

function paramsIn(
  results: ViewResults,
  { root, key }: { readonly root: Address; readonly key: MarginAccountKey },
): MarketParams {
  const result = results.get(paramsView(root, marketIdOf(key)))
  const params = decodeView({ abi, functionName: 'idToMarketParams', result })
  assertInvariant(params !== undefined, 'Morpho answers about every market, known to it or not')
  const [loanToken, collateralToken, oracle, irm, lltv] = params
  return {
    loanToken: lower(loanToken),
    collateralToken: lower(collateralToken),
    oracle: lower(oracle),
    irm: lower(irm),
    lltv,
  }
}

function paramsView(root: Address, marketId: Hex): View {
  return encodeView({ address: root, abi, functionName: 'idToMarketParams', args: [marketId] })
}

function marketView(root: Address, key: MarginAccountKey): View {
  return encodeView({ address: root, abi, functionName: 'market', args: [marketIdOf(key)] })
}

function positionView(root: Address, key: MarginAccountKey): View {
  const args = [marketIdOf(key), key.owner] as const
  return encodeView({ address: root, abi, functionName: 'position', args })
}

function marketIdOf(key: MarginAccountKey): Hex {
  assertInvariant(key.sub !== undefined, 'a Morpho account names its market')
  return key.sub
}

function lower(address: string): Address {
  return address.toLowerCase() as Address
}
