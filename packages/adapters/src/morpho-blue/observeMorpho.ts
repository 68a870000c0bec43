import type { Address, RowReader, RowWrite } from '@crossmargin/core'
import { zeroAddress } from 'viem'
import { type Query, toQuery } from '../kit/query.ts'
import type { View, ViewResults } from '../kit/view.ts'
import { marketContractsAbi as abi } from './morphoAbi.ts'
import { type MarketRow, type MorphoTables, toMarketTerms } from './morphoTables.ts'

type Rows = RowReader<MorphoTables>

/**
 * What no log says: each used market's oracle price and interest rate.
 *
 * The rate model is asked with the market as stored at the block, as the contract would ask it there,
 * so that any model works.
 */
export function observeMorpho(rows: Rows): readonly View[] {
  return usedMarkets(rows).flatMap((market) => [
    oraclePriceOf(market.oracle).view,
    ...(market.irm === zeroAddress ? [] : [borrowRateOf(market).view]),
  ])
}

/** Folds the answers of {@link observeMorpho}; a view that reverted makes its column unknown. */
export function applyMorphoObservations(
  rows: Rows,
  results: ViewResults,
): readonly RowWrite<MorphoTables>[] {
  return usedMarkets(rows).flatMap((market) => {
    const { market_id, irm, oracle } = market
    const known = rows.get('observed', { market_id })
    const oracle_price = oraclePriceOf(oracle).answerIn(results) ?? null
    // Without a model no interest accrues: the rate is known to be zero.
    const borrow_rate = irm === zeroAddress ? 0n : (borrowRateOf(market).answerIn(results) ?? null)
    const isSame = known?.oracle_price === oracle_price && known.borrow_rate === borrow_rate
    return isSame ? [] : [{ table: 'observed', row: { market_id, oracle_price, borrow_rate } }]
  })
}

/** Asks a market's oracle for its price, 1e36 scale. */
export function oraclePriceOf(oracle: Address): Query<bigint> {
  return toQuery({ address: oracle, abi, functionName: 'price' })
}

/**
 * Markets that ever held an account: anybody may create a market, and most stand empty for ever. One
 * that everybody has left is still asked about, because its accounts are still answered for.
 */
function usedMarkets(rows: Rows): readonly MarketRow[] {
  return rows.list('market', {}).filter(({ is_used }) => is_used)
}

function borrowRateOf(row: MarketRow): Query<bigint> {
  const { params, market } = toMarketTerms(row, 0)
  return toQuery({
    address: row.irm,
    abi,
    functionName: 'borrowRateView',
    args: [params, market],
  })
}
