import type { Address } from '../identity/hex.ts'

/**
 * One thing an owner or a liquidator does to one margin account.
 *
 * `'all'` is what the venues spell as the largest uint256: the whole balance or the whole debt.
 */
export type AccountChange =
  | { readonly kind: 'deposit'; readonly asset: Address; readonly amountRaw: bigint }
  | { readonly kind: 'withdraw'; readonly asset: Address; readonly amountRaw: bigint | 'all' }
  | { readonly kind: 'borrow'; readonly asset: Address; readonly amountRaw: bigint }
  | { readonly kind: 'repay'; readonly asset: Address; readonly amountRaw: bigint | 'all' }
  | { readonly kind: 'set-collateral'; readonly asset: Address; readonly isCounted: boolean }
  | { readonly kind: 'set-category'; readonly categoryId: number }
  | {
      readonly kind: 'liquidate'
      readonly collateral: Address
      readonly debt: Address
      readonly repayRaw: bigint | 'all'
    }

/** The contract would revert: why, in its own error's name where it has one, and a sentence. */
export type Refusal = {
  readonly kind: 'refusal'
  readonly reason: string
  readonly message: string
}
