import type { AccountChange, AccountReading, AccountSnapshot, Refusal } from '@crossmargin/core'
import { unsupportedChange } from '../../kit/unsupportedChange.ts'
import type { AaveState } from '../aaveState.ts'
import { toPrices } from '../margin/marginAave.ts'
import { toReading } from '../toReading.ts'
import { type AaveOutcome, type AaveSituation, isRefusal } from './aaveSituation.ts'
import { borrow, repay } from './debtSide.ts'
import { liquidate } from './liquidate.ts'
import { refuse } from './refuse.ts'
import { setCategory } from './setCategory.ts'
import { deposit, setCollateral, withdraw } from './supplySide.ts'

/**
 * What the pool would make of one change at the snapshot's time and prices.
 *
 * @returns the account as `read` would find it in a block of the same time in which the change was
 * made, or the contract's error; of an account whose rules are not known, a refusal of our own.
 */
export function transitionAave(
  { snapshot, oraclePrices }: AccountReading<AaveState>,
  change: AccountChange,
): AccountSnapshot<AaveState> | Refusal {
  const { key, at, state } = snapshot
  if (snapshot.gaps.some(({ kind }) => kind === 'not-modelled' || kind === 'divergence'))
    return refuse('RulesUnknown')
  const prices = toPrices(oraclePrices)
  const outcome = outcomeOf({ owner: key.owner, at, state, prices }, change)
  return isRefusal(outcome) ? outcome : toReading({ key, at, state: outcome, prices }).snapshot
}

function outcomeOf(situation: AaveSituation, change: AccountChange): AaveOutcome {
  switch (change.kind) {
    case 'deposit':
      return deposit(situation, change)
    case 'withdraw':
      return withdraw(situation, change)
    case 'borrow':
      return borrow(situation, change)
    case 'repay':
      return repay(situation, change)
    case 'set-collateral':
      return setCollateral(situation, change)
    case 'set-category':
      return setCategory(situation, change)
    case 'liquidate':
      return liquidate(situation, change)
    default:
      return unsupportedChange(change)
  }
}
