import type {
  AccountChange,
  AccountReading,
  AccountSnapshot,
  Address,
  Refusal,
} from '@crossmargin/core'
import { ContractRevertError, refusalOr, requireThat } from '../kit/contractRevertError.ts'
import { unsupportedChange } from '../kit/unsupportedChange.ts'
import {
  borrow,
  knownPrice,
  repay,
  supply,
  supplyCollateral,
  withdraw,
  withdrawCollateral,
} from './accountMoves.ts'
import { liquidate } from './liquidate.ts'
import { isAccrued, type MorphoState, toReading } from './morphoState.ts'

/**
 * What the contract would make of one change, in a block of the snapshot's time at its price.
 *
 * A deposit or withdrawal of the collateral token moves collateral, one of the loan token moves what
 * is lent out; where a market has one token for both, it is the collateral that moves. `'all'` is what
 * the contract is asked in shares. The market's totals in the state move along. Token balances and
 * allowances are not looked at.
 *
 * @returns the account afterwards, or the contract's own revert reason.
 * @see Morpho of morpho-blue
 */
export function morphoTransition(
  reading: AccountReading<MorphoState>,
  change: AccountChange,
): AccountSnapshot<MorphoState> | Refusal {
  const { key, at } = reading.snapshot
  const oraclePriceRaw = reading.oraclePrices[0]?.valueRaw
  return refusalOr(
    () => toReading(stateAfter(reading, change), { key, at, oraclePriceRaw }).snapshot,
  )
}

function stateAfter(
  { snapshot: { state, at }, oraclePrices }: AccountReading<MorphoState>,
  change: AccountChange,
): MorphoState {
  const oraclePriceRaw = oraclePrices[0]?.valueRaw
  if (change.kind === 'deposit' && isCollateral(state, change.asset)) {
    return supplyCollateral(state, change.amountRaw)
  }
  // Everything else accrues interest first.
  const message = 'The interest rate model does not answer, and this accrues interest.'
  requireThat(isAccrued(state, at), 'interest rate model', message)
  switch (change.kind) {
    case 'deposit':
      return supply(requireLoan(state, change.asset), change.amountRaw)
    case 'withdraw':
      return isCollateral(state, change.asset)
        ? withdrawCollateral(state, { amountRaw: change.amountRaw, oraclePriceRaw })
        : withdraw(requireLoan(state, change.asset), change.amountRaw)
    case 'borrow':
      return borrow(requireLoan(state, change.asset), {
        amountRaw: change.amountRaw,
        oraclePriceRaw,
      })
    case 'repay':
      return repay(requireLoan(state, change.asset), change.amountRaw)
    case 'liquidate': {
      const { collateral, debt, repayRaw } = change
      requireOfMarket(isCollateral(state, collateral), collateral)
      const parameters = { repayRaw, oraclePriceRaw: knownPrice(oraclePriceRaw) }
      return liquidate(requireLoan(state, debt), parameters)
    }
    default:
      throw new ContractRevertError(unsupportedChange(change))
  }
}

function isCollateral({ params }: MorphoState, asset: Address): boolean {
  return params.collateralToken === asset.toLowerCase()
}

function requireLoan(state: MorphoState, asset: Address): MorphoState {
  requireOfMarket(state.params.loanToken === asset.toLowerCase(), asset)
  return state
}

// The contract finds a market by its tokens: with another token it is another market.
function requireOfMarket(isOfMarket: boolean, asset: Address): void {
  requireThat(isOfMarket, 'market not created', `The market has no such use of ${asset}.`)
}
