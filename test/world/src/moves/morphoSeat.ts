import type { MorphoMarketState, MorphoPositionState } from './prepareChainRead.ts'

/** A player's seat in one market. */
export type Seat = {
  readonly market: MorphoMarketState
  readonly position: MorphoPositionState
}

const WAD = 10n ** 18n
const PRICE_SCALE = 10n ** 36n
const VIRTUAL_SHARES = 1_000_000n

/** The debt of a seat in raw loan units, rounded up, as last accrued. */
export function debtRaw({ market, position }: Seat): bigint {
  const { totalBorrowAssets, totalBorrowShares } = market
  const shares = totalBorrowShares + VIRTUAL_SHARES
  return (position.borrowShares * (totalBorrowAssets + 1n) + shares - 1n) / shares
}

/** The collateral of a seat in raw loan units. */
export function collateralValueRaw({ market, position }: Seat): bigint {
  return (position.collateralRaw * market.priceE36) / PRICE_SCALE
}

/** The most a seat may owe. */
export function maxBorrowRaw(seat: Seat): bigint {
  return (collateralValueRaw(seat) * seat.market.market.params.lltv) / WAD
}

/** What a seat may still borrow, as far as the market has it. */
export function freeBorrowRaw(seat: Seat): bigint {
  const { totalSupplyAssets, totalBorrowAssets } = seat.market
  const room = maxBorrowRaw(seat) - debtRaw(seat)
  const liquidity = totalSupplyAssets - totalBorrowAssets
  const isShort = liquidity < room
  return isShort ? liquidity : room
}
