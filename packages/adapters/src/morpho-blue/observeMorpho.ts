import type { Address, RowReader, RowWrite } from '@crossmargin/core'
import { zeroAddress } from 'viem'
import { decodeView, encodeView, type View, type ViewResults } from '../kit/view.ts'
import { interestRateModelAbi, morphoOracleAbi } from './morphoAbi.ts'
import type { MarketRow, MorphoTables } from './morphoTables.ts'

/**
 * What no log says: each used market's oracle price and interest rate.
 *
 * The rate model is asked with the market as stored at the block, as the contract would ask it there,
 * so that any model works.
 */
export function observeMorpho(rows: RowReader<MorphoTables>): readonly View[] {
  return usedMarkets(rows).flatMap((market) => [
    oraclePriceView(market.oracle),
    ...(market.irm === zeroAddress ? [] : [borrowRateView(market)]),
  ])
}

/** Folds the answers of {@link observeMorpho}; a view that reverted makes its column unknown. */
export function applyMorphoObservations(
  rows: RowReader<MorphoTables>,
  results: ViewResults,
): readonly RowWrite<MorphoTables>[] {
  return usedMarkets(rows).flatMap((market): readonly RowWrite<MorphoTables>[] => {
    const row = {
      market_id: market.market_id,
      oracle_price_raw: oraclePriceIn(results, market.oracle) ?? null,
      borrow_rate_per_second_wad: borrowRateIn(results, market) ?? null,
    }
    const known = rows.get('observed', { market_id: market.market_id })
    const isSame =
      known?.oracle_price_raw === row.oracle_price_raw &&
      known.borrow_rate_per_second_wad === row.borrow_rate_per_second_wad
    return isSame ? [] : [{ table: 'observed', row }]
  })
}

/** Whether anybody has a position: anybody may create a market, and most stand empty. */
export function isUsed(market: MarketRow): boolean {
  return (
    market.total_supply_shares > 0n ||
    market.total_borrow_shares > 0n ||
    market.total_collateral_raw > 0n
  )
}

/** Asks a market's oracle. */
export function oraclePriceView(oracle: Address): View {
  return encodeView({ address: oracle, abi: morphoOracleAbi, functionName: 'price' })
}

/** What the oracle answered, 1e36 scale; `undefined` where it did not. */
export function oraclePriceIn(results: ViewResults, oracle: Address): bigint | undefined {
  const result = results.get(oraclePriceView(oracle))
  return decodeView({ abi: morphoOracleAbi, functionName: 'price', result })
}

function usedMarkets(rows: RowReader<MorphoTables>): readonly MarketRow[] {
  return rows.list('market', {}).filter(isUsed)
}

function borrowRateView(market: MarketRow): View {
  return encodeView({
    address: market.irm,
    abi: interestRateModelAbi,
    functionName: 'borrowRateView',
    args: [
      {
        loanToken: market.loan_token,
        collateralToken: market.collateral_token,
        oracle: market.oracle,
        irm: market.irm,
        lltv: market.lltv_wad,
      },
      {
        totalSupplyAssets: market.total_supply_assets_raw,
        totalSupplyShares: market.total_supply_shares,
        totalBorrowAssets: market.total_borrow_assets_raw,
        totalBorrowShares: market.total_borrow_shares,
        lastUpdate: BigInt(market.last_update_seconds),
        fee: market.fee_wad,
      },
    ],
  })
}

// Without a model no interest accrues: the rate is known to be zero.
function borrowRateIn(results: ViewResults, market: MarketRow): bigint | undefined {
  if (market.irm === zeroAddress) return 0n
  const result = results.get(borrowRateView(market))
  return decodeView({ abi: interestRateModelAbi, functionName: 'borrowRateView', result })
}
