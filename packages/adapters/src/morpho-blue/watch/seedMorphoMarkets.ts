import type { Address, BlockRef, Hex } from '@crossmargin/core'
import type { Client } from 'viem'
import { callViews } from '../../kit/callViews.ts'
import type { Deployment } from '../../kit/deployment.ts'
import { type Query, toQuery } from '../../kit/query.ts'
import { readAssetRef, tokenFactViews } from '../../kit/tokenFacts.ts'
import type { SharedSeed } from '../../kit/venueAdapter.ts'
import type { ViewResults } from '../../kit/view.ts'
import type { Market } from '../accrueInterest.ts'
import { listMorphoEvents, morphoTopics } from '../listMorphoEvents.ts'
import { morphoAbi as abi } from '../morphoAbi.ts'
import type { MarketParams } from '../morphoState.ts'
import type { MarketRow, MorphoTables } from '../morphoTables.ts'
import { MorphoViewError } from './morphoViewError.ts'

type Created = { readonly id: Hex; readonly marketParams: MarketParams }

/**
 * Reads the singleton and all its markets as rows.
 *
 * Markets are listed nowhere on chain but in the logs that created them; what they hold is asked of the
 * contract, as it stores it. Whether one was ever used is told by its state only while somebody
 * supplies or it takes a fee: one that all have left counts as unused until it is used again.
 *
 * @throws MorphoViewError when the contract does not answer.
 */
export async function seedMorphoMarkets(
  client: Client,
  { deployment, at }: { readonly deployment: Deployment; readonly at: BlockRef },
): Promise<SharedSeed<MorphoTables>> {
  const { root } = deployment
  const topics = [morphoTopics('CreateMarket')]
  const events = await listMorphoEvents(client, { deployment, topics, toBlock: at.number })
  const created = events.flatMap((event): readonly Created[] =>
    event.eventName === 'CreateMarket' ? [event.args] : [],
  )
  const tokens = created.flatMap(({ marketParams }) => [
    marketParams.loanToken,
    marketParams.collateralToken,
  ])
  const owner = toQuery({ address: root, abi, functionName: 'owner' })
  const recipient = toQuery({ address: root, abi, functionName: 'feeRecipient' })
  const views = [
    owner.view,
    recipient.view,
    ...created.map(({ id }) => marketQuery(root, id).view),
    ...tokens.flatMap(tokenFactViews),
  ]
  const results = await callViews(client, { views, at })
  const required = <answer>(query: Query<answer>, functionName: string): answer => {
    const answer = query.answerIn(results)
    if (answer === undefined) throw new MorphoViewError({ address: root, functionName })
    return answer
  }
  const singleton = {
    root,
    owner: lower(required(owner, 'owner')),
    fee_recipient: lower(required(recipient, 'feeRecipient')),
  }
  const markets = created.map((each) => {
    const market = required(marketQuery(root, each.id), 'market')
    return toRow(each, { market, results, chainId: at.chainId })
  })
  return {
    writes: [
      { table: 'singleton', row: singleton },
      ...markets.map((row) => ({ table: 'market', row }) as const),
    ],
    children: [],
  }
}

function toRow(
  { id, marketParams }: Created,
  parameters: {
    readonly market: Market
    readonly results: ViewResults
    readonly chainId: number
  },
): MarketRow {
  const { market, results, chainId } = parameters
  const loan = readAssetRef({ chainId, address: marketParams.loanToken }, results)
  const collateral = readAssetRef({ chainId, address: marketParams.collateralToken }, results)
  return {
    market_id: id,
    loan_token: lower(marketParams.loanToken),
    collateral_token: lower(marketParams.collateralToken),
    oracle: lower(marketParams.oracle),
    irm: lower(marketParams.irm),
    lltv: marketParams.lltv,
    total_supply_assets: market.totalSupplyAssets,
    total_supply_shares: market.totalSupplyShares,
    total_borrow_assets: market.totalBorrowAssets,
    total_borrow_shares: market.totalBorrowShares,
    is_used: market.totalSupplyShares > 0n || market.totalBorrowShares > 0n || market.fee > 0n,
    last_update: Number(market.lastUpdate),
    fee: market.fee,
    loan_symbol: loan.symbol,
    loan_decimals: loan.decimals === 'unknown' ? null : loan.decimals,
    collateral_symbol: collateral.symbol,
    collateral_decimals: collateral.decimals === 'unknown' ? null : collateral.decimals,
  }
}

function marketQuery(address: Address, id: Hex): Query<Market> {
  return toQuery({ address, abi, functionName: 'market', args: [id] })
}

function lower(address: string): Address {
  return address.toLowerCase() as Address
}
