import type { Address } from '../identity/hex.ts'

/**
 * One thing an owner or a liquidator does to one margin account.
 *
 * `'all'` is what the venues spell as the largest uint256: the whole balance, debt or position.
 * Depositing to and withdrawing from an isolated position is what perpetual venues call adding and
 * removing margin: there, the position is the margin account. An asset is named by its token; where
 * a venue has several vaults of one token, by the vault.
 *
 * What a venue has no such thing as, its `transition` refuses and its `encode` has no calls for.
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
  /** Takes over or seizes the account as a whole, where a venue knows no parts: Compound's absorb. */
  | { readonly kind: 'liquidate-account' }
  | {
      readonly kind: 'liquidate-position'
      readonly marketId: string
      /** Signed as the position is: what is taken of it. */
      readonly quantityRaw: bigint | 'all'
    }
  | {
      readonly kind: 'trade'
      readonly marketId: string
      /** Signed: bought positive, sold negative, in the market's own scale of quantities. */
      readonly quantityRaw: bigint
      /** The worst price taken, in the scale of the venue's oracle price; absent: any. */
      readonly limitPriceRaw?: bigint
    }
  | { readonly kind: 'close'; readonly marketId: string; readonly limitPriceRaw?: bigint }
  /** Books what has accrued or expired: funding, an option past its expiry; of one market or of all. */
  | { readonly kind: 'settle'; readonly marketId?: string }
  /** Moves a balance to the same venue's account of another owner; of a wallet, to anybody. */
  | {
      readonly kind: 'transfer'
      readonly asset: Address
      readonly to: Address
      readonly amountRaw: bigint | 'all'
    }

/** The contract would revert: why, in its own error's name where it has one, and a sentence. */
export type Refusal = {
  readonly kind: 'refusal'
  readonly reason: string
  readonly message: string
}
