import type {
  AccountChange,
  AccountReading,
  AccountSnapshot,
  Address,
  Refusal,
} from '@crossmargin/core'
import {
  borrow,
  knownPrice,
  repay,
  supply,
  supplyCollateral,
  withdraw,
  withdrawCollateral,
} from './accountMoves.ts'
import { ContractRevertError, contractRevert } from './contractRevertError.ts'
import { liquidate } from './liquidate.ts'
import { isAccrued, type MorphoState, toReading } from './morphoState.ts'

/**
 * What the contract would make of one change, in a block of the snapshot's time at its price.
 *
 * A deposit or withdrawal of the collateral token moves collateral, one of the loan token moves what
 * is supplied; where a market has one token for both, it is the collateral that moves. `'all'` is what
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
  const { key, at, state } = reading.snapshot
  const oraclePriceRaw = reading.oraclePrices[0]?.valueRaw
  try {
    const after = stateAfter(reading, change)
    const { owner, sub: marketId = '0x' } = key
    return toReading(after, { deployment: key, owner, marketId, at, oraclePriceRaw }).snapshot
  } catch (error) {
    if (!(error instanceof ContractRevertError)) throw error
    const message = `${error.shortMessage} Market ${state.collateral.symbol} / ${state.loan.symbol}.`
    return { kind: 'refusal', reason: error.reason, message }
  }
}

function stateAfter(reading: AccountReading<MorphoState>, change: AccountChange): MorphoState {
  const { state } = reading.snapshot
  const oraclePriceRaw = reading.oraclePrices[0]?.valueRaw
  assertAccrues(reading, change)
  switch (change.kind) {
    case 'deposit':
      return isCollateral(state, change.asset)
        ? supplyCollateral(state, change.amountRaw)
        : supply(onlyLoan(state, change.asset), change.amountRaw)
    case 'withdraw':
      return isCollateral(state, change.asset)
        ? withdrawCollateral(state, { amountRaw: change.amountRaw, oraclePriceRaw })
        : withdraw(onlyLoan(state, change.asset), change.amountRaw)
    case 'borrow':
      return borrow(onlyLoan(state, change.asset), { amountRaw: change.amountRaw, oraclePriceRaw })
    case 'repay':
      return repay(onlyLoan(state, change.asset), change.amountRaw)
    case 'liquidate': {
      if (!isCollateral(state, change.collateral)) throw notOfMarket(change.collateral)
      const parameters = { repayRaw: change.repayRaw, oraclePriceRaw: knownPrice(oraclePriceRaw) }
      return liquidate(onlyLoan(state, change.debt), parameters)
    }
    case 'set-collateral':
    case 'set-category':
      throw contractRevert('not supported', 'Morpho has no switch of collateral, no categories.')
  }
}

// Depositing collateral is the one thing that does not accrue interest first.
function assertAccrues({ snapshot }: AccountReading<MorphoState>, change: AccountChange): void {
  const isDeposit = change.kind === 'deposit' && isCollateral(snapshot.state, change.asset)
  if (isDeposit || isAccrued(snapshot.state, snapshot.at)) return
  throw contractRevert('interest rate model', 'The interest rate model reverts, and this accrues.')
}

function isCollateral({ params }: MorphoState, asset: Address): boolean {
  return params.collateralToken === asset.toLowerCase()
}

function onlyLoan(state: MorphoState, asset: Address): MorphoState {
  if (state.params.loanToken === asset.toLowerCase()) return state
  throw notOfMarket(asset)
}

// Morpho finds a market by the tokens it is asked with: with another token it is another market.
function notOfMarket(asset: Address): ContractRevertError {
  return contractRevert('market not created', `${asset} is not the market's asset for this.`)
}
