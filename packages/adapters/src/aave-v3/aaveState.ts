import type { Address, AssetRef } from '@crossmargin/core'

/** Everything Aave's rules read of one account and its pool, prices apart; accrued to the block. */
export type AaveState = {
  readonly pool: Address
  /** `Pool.POOL_REVISION()`; null where the implementation does not say. */
  readonly revision: number | null
  /** Whether balances were folded by rules that are not known; what views say never is. */
  readonly isDoubtful: boolean
  readonly oracle: Address | null
  /** One unit of the base currency: 1e8 where it is USD. */
  readonly baseCurrencyUnit: bigint | null
  /** The sequencer sentinel's word; true where there is none. */
  readonly isBorrowAllowed: boolean
  readonly isLiquidationAllowed: boolean
  /** The account's eMode category; 0 is none. */
  readonly categoryId: number
  /** By id; those with a liquidation threshold, which is what makes a category. */
  readonly categories: readonly AaveCategory[]
  /** By id; all that are listed. */
  readonly reserves: readonly AaveReserve[]
  /** By reserve id; those with a balance, a debt or the collateral flag. */
  readonly positions: readonly AavePosition[]
}

/** One asset of the pool. Bps are of 1e4. */
export type AaveReserve = {
  readonly address: Address
  readonly asset: AssetRef
  readonly id: number
  readonly aToken: Address
  readonly debtToken: Address
  readonly ltvBps: bigint
  readonly liquidationThresholdBps: bigint
  /** 100 % included. */
  readonly liquidationBonusBps: bigint
  /** Of the bonus. */
  readonly protocolFeeBps: bigint
  readonly isActive: boolean
  readonly isFrozen: boolean
  readonly isPaused: boolean
  readonly isBorrowable: boolean
  readonly isSiloed: boolean
  readonly isBorrowableInIsolation: boolean
  readonly graceUntilSeconds: number
  /** Whole tokens; 0 is no cap. */
  readonly supplyCap: bigint
  readonly borrowCap: bigint
  /** Base currency, two decimals; 0 is not isolated. */
  readonly debtCeiling: bigint
  readonly isolationDebt: bigint
  /** What the pool's next touch in this block would store. */
  readonly liquidityIndexRay: bigint
  /** Likewise; it stands still while nobody owes. */
  readonly debtIndexRay: bigint
  readonly scaledSupply: bigint
  readonly scaledDebt: bigint
  /** All that is owed at rates of the owers' own, interest accrued. None from 3.2. */
  readonly stableDebtRaw: bigint
  /** Owed to the treasury, not yet minted; what the next touch would store. */
  readonly treasuryScaled: bigint
  /** The part of it that the next touch would book; 0 once touched in this block. */
  readonly treasuryPendingScaled: bigint
  readonly deficitRaw: bigint
}

/** One account's part in one reserve. */
export type AavePosition = {
  readonly asset: Address
  readonly scaledSupply: bigint
  readonly scaledDebt: bigint
  /** Owed at a rate of the account's own, interest accrued; native scale. None from 3.2. */
  readonly stableDebtRaw: bigint
  readonly isCollateral: boolean
}

/** An eMode category; bit n of a bitmap is the reserve with id n. */
export type AaveCategory = {
  readonly id: number
  readonly label: string
  readonly ltvBps: bigint
  readonly liquidationThresholdBps: bigint
  readonly liquidationBonusBps: bigint
  readonly collateralBitmap: bigint
  readonly borrowableBitmap: bigint
  readonly ltvZeroBitmap: bigint
  readonly isIsolated: boolean
  /** Before 3.2 a category may price all its assets by one asset's price. None does from 3.2. */
  readonly hasOwnPrice: boolean
}

/** Whether a position holds, owes and flags nothing. */
export function isEmpty(position: AavePosition): boolean {
  return position.scaledSupply === 0n && !owes(position) && !position.isCollateral
}

/** Whether anything is owed, at whichever rate. */
export function owes({ scaledDebt, stableDebtRaw }: AavePosition): boolean {
  return scaledDebt !== 0n || stableDebtRaw !== 0n
}
