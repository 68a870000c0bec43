import type { AccountChange, AccountReading, Address, EncodedChange } from '@crossmargin/core'
import { encodeFunctionData, maxUint256 } from 'viem'
import { encodedCall } from '../kit/encodedCall.ts'
import { noCalls } from '../kit/unsupportedChange.ts'
import { aaveCallsAbi as abi } from './aaveAbi.ts'
import type { AaveState } from './aaveState.ts'

/** Loans are taken and repaid at the variable rate; the stable one is gone. */
const variableRate = 2n

/**
 * The call of the pool that makes a change.
 *
 * `'all'` is the largest uint256, which the pool reads as the balance or the debt when it is mined. A
 * liquidator is given the underlying, not aTokens.
 *
 * @see Pool.sol
 */
export function encodeAave(
  { snapshot }: AccountReading<AaveState>,
  { change }: { readonly change: AccountChange },
): EncodedChange {
  const { owner } = snapshot.key
  const { pool: to } = snapshot.state
  switch (change.kind) {
    case 'deposit': {
      const args = [change.asset, change.amountRaw, owner, 0] as const
      const data = encodeFunctionData({ abi, functionName: 'supply', args })
      return encodedCall({ to, data, takes: { token: change.asset, amountRaw: change.amountRaw } })
    }
    case 'withdraw': {
      const args = [change.asset, spelled(change.amountRaw), owner] as const
      return encodedCall({ to, data: encodeFunctionData({ abi, functionName: 'withdraw', args }) })
    }
    case 'borrow': {
      const args = [change.asset, change.amountRaw, variableRate, 0, owner] as const
      return encodedCall({ to, data: encodeFunctionData({ abi, functionName: 'borrow', args }) })
    }
    case 'repay': {
      const args = [change.asset, spelled(change.amountRaw), variableRate, owner] as const
      const data = encodeFunctionData({ abi, functionName: 'repay', args })
      const owed = { asset: change.asset, askedRaw: change.amountRaw }
      return encodedCall({
        to,
        data,
        takes: { token: change.asset, amountRaw: mostTaken(snapshot, owed) },
      })
    }
    case 'set-collateral': {
      const args = [change.asset, change.isCounted] as const
      const functionName = 'setUserUseReserveAsCollateral'
      return encodedCall({ to, data: encodeFunctionData({ abi, functionName, args }) })
    }
    case 'set-category': {
      const args = [change.categoryId] as const
      return encodedCall({
        to,
        data: encodeFunctionData({ abi, functionName: 'setUserEMode', args }),
      })
    }
    case 'liquidate': {
      const { collateral, debt, repayRaw } = change
      const args = [collateral, debt, owner, spelled(repayRaw), false] as const
      const data = encodeFunctionData({ abi, functionName: 'liquidationCall', args })
      const owed = { asset: debt, askedRaw: repayRaw }
      return encodedCall({ to, data, takes: { token: debt, amountRaw: mostTaken(snapshot, owed) } })
    }
    default:
      return noCalls
  }
}

function spelled(amountRaw: bigint | 'all'): bigint {
  return amountRaw === 'all' ? maxUint256 : amountRaw
}

/** The pool never takes more than is owed, whatever is asked. */
function mostTaken(
  { debts }: AccountReading<AaveState>['snapshot'],
  { asset, askedRaw }: { readonly asset: Address; readonly askedRaw: bigint | 'all' },
): bigint {
  const owedRaw =
    debts.find((debt) => debt.asset.id.endsWith(asset.toLowerCase()))?.balanceRaw ?? 0n
  return askedRaw === 'all' || askedRaw > owedRaw ? owedRaw : askedRaw
}
