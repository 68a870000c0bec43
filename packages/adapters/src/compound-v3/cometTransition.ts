import type {
  AccountChange,
  AccountReading,
  AccountSnapshot,
  Address,
  Refusal,
} from '@crossmargin/core'
import { maxUint256 } from 'viem'
import { ContractRevertError, refusalOr, requireThat } from '../kit/contractRevertError.ts'
import { unsupportedChange } from '../kit/unsupportedChange.ts'
import {
  absorb,
  requireRunning,
  supplyBase,
  supplyCollateral,
  transferBase,
  transferCollateral,
  withdrawBase,
  withdrawCollateral,
} from './accountMoves.ts'
import { presentValueRaw } from './baseInterest.ts'
import type { Judged } from './collateralRule.ts'
import { type CometState, isKnown, type KnownState, pricesOf } from './cometState.ts'
import { toReading } from './toReading.ts'

/**
 * What the contract would make of one change, in a block of the snapshot's time at its prices.
 *
 * The contract knows one way in and one way out: a deposit of the base asset pays a debt first, a
 * withdrawal beyond what is lent is a loan. Token balances and allowances of the owner are not looked
 * at; the base asset the Comet has at hand is.
 *
 * @returns the account afterwards, or the contract's own error.
 * @see Comet of comet
 */
export function cometTransition(
  reading: AccountReading<CometState>,
  change: AccountChange,
): AccountSnapshot<CometState> | Refusal {
  const { key, at } = reading.snapshot
  const prices = pricesOf(reading)
  return refusalOr(() => toReading(stateAfter(reading, change), { key, at, prices }).snapshot)
}

function stateAfter(reading: AccountReading<CometState>, change: AccountChange): KnownState {
  const { state, key } = reading.snapshot
  const message = 'The Comet does not answer, so nothing about it can be foretold.'
  requireThat(isKnown(state), 'AccountUnknown', message)
  const judged = { state, prices: pricesOf(reading) }
  switch (change.kind) {
    case 'deposit':
    case 'repay':
      return supplied(state, change)
    case 'withdraw':
    case 'borrow':
      return withdrawn(judged, change)
    case 'transfer': {
      requireRunning(state, 'transfer')
      const isToSelf = change.to.toLowerCase() === key.owner
      requireThat(!isToSelf, 'NoSelfTransfer', 'An account gives nothing to itself.')
      return transferred(judged, change)
    }
    case 'liquidate-account':
      return absorb(judged)
    default:
      throw new ContractRevertError(unsupportedChange(change))
  }
}

type ChangeOf<kind> = Extract<AccountChange, { readonly kind: kind }>

function supplied(state: KnownState, change: ChangeOf<'deposit' | 'repay'>): KnownState {
  const token = change.asset.toLowerCase() as Address
  if (token === state.market.baseToken) return supplyBase(state, suppliedRaw(state, change))
  requireOfKind(change.kind === 'deposit', change)
  return supplyCollateral(state, { token, amountRaw: suppliedRaw(state, change) })
}

function withdrawn(judged: Judged, change: ChangeOf<'withdraw' | 'borrow'>): KnownState {
  const { state } = judged
  const token = change.asset.toLowerCase() as Address
  if (token === state.market.baseToken) return withdrawBase(judged, takenRaw(state, change))
  requireOfKind(change.kind === 'withdraw', change)
  return withdrawCollateral(judged, { token, amountRaw: takenRaw(state, change) })
}

function transferred(judged: Judged, change: ChangeOf<'transfer'>): KnownState {
  const { state } = judged
  const token = change.asset.toLowerCase() as Address
  const amountRaw = takenRaw(state, change)
  if (token === state.market.baseToken) return transferBase(judged, amountRaw)
  return transferCollateral(judged, { token, amountRaw })
}

type Amount = { readonly asset: Address; readonly amountRaw: bigint | 'all' }

/** Whether an amount of the base asset is left to the contract to work out: `'all'`, or the largest number. */
export function isAllOfBase({ market }: KnownState, { asset, amountRaw }: Amount): boolean {
  return (
    asset.toLowerCase() === market.baseToken && (amountRaw === 'all' || amountRaw === maxUint256)
  )
}

/** What a deposit or a repayment takes of its sender: `'all'` is the debt, and nothing without one. */
export function suppliedRaw(state: KnownState, amount: Amount): bigint {
  const { market, principal } = state
  if (amount.amountRaw !== 'all' && !isAllOfBase(state, amount)) return amount.amountRaw
  return principal < 0n ? -presentValueRaw(principal, market.accrued) : 0n
}

/** What a withdrawal or a transfer moves: `'all'` is what is lent, or all of that collateral. */
export function takenRaw(state: KnownState, amount: Amount): bigint {
  const { market, principal, balancesRaw } = state
  if (isAllOfBase(state, amount))
    return principal > 0n ? presentValueRaw(principal, market.accrued) : 0n
  if (amount.amountRaw !== 'all') return amount.amountRaw
  const token = amount.asset.toLowerCase()
  return balancesRaw[market.assets.findIndex((it) => it.token === token)] ?? 0n
}

// Only the base asset is lent: collateral is neither borrowed nor paid back.
function requireOfKind(isOfKind: boolean, change: AccountChange): void {
  if (!isOfKind) throw new ContractRevertError(unsupportedChange(change))
}
