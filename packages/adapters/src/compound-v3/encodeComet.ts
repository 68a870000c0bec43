import type { AccountChange, AccountReading, Address, EncodedChange } from '@crossmargin/core'
import { encodeFunctionData, maxUint256, zeroAddress } from 'viem'
import { encodedCall } from '../kit/encodedCall.ts'
import { noCalls } from '../kit/unsupportedChange.ts'
import { cometCallsAbi as abi } from './cometAbi.ts'
import { type CometState, isKnown, type KnownState } from './cometState.ts'
import { isAllOfBase, suppliedRaw, takenRaw } from './cometTransition.ts'

/**
 * The call of the Comet that makes a change.
 *
 * `'all'` of the base asset is left to the contract to work out when the call is mined; of collateral,
 * which does not grow, it is written as the balance.
 *
 * @see Comet of comet
 */
export function encodeComet(
  { snapshot: { key, state } }: AccountReading<CometState>,
  { change }: { readonly change: AccountChange },
): EncodedChange {
  if (change.kind === 'liquidate-account') {
    // The points for absorbing go to nobody: who sends this is not known here.
    const args = [zeroAddress, [key.owner]] as const
    return encodedCall({
      to: key.root,
      data: encodeFunctionData({ abi, functionName: 'absorb', args }),
    })
  }
  return isKnown(state) ? assetCall(state, { to: key.root, change }) : noCalls
}

function assetCall(
  state: KnownState,
  { to, change }: { readonly to: Address; readonly change: AccountChange },
): EncodedChange {
  if (!('asset' in change) || change.kind === 'set-collateral') return noCalls
  const isBase = change.asset.toLowerCase() === state.market.baseToken
  if (!isBase && (change.kind === 'borrow' || change.kind === 'repay')) return noCalls
  const isAll = isAllOfBase(state, change)
  switch (change.kind) {
    case 'deposit':
    case 'repay': {
      const amountRaw = suppliedRaw(state, change)
      const args = [change.asset, isAll ? maxUint256 : amountRaw] as const
      const data = encodeFunctionData({ abi, functionName: 'supply', args })
      return encodedCall({ to, data, takes: { token: change.asset, amountRaw } })
    }
    case 'withdraw':
    case 'borrow': {
      const args = [change.asset, isAll ? maxUint256 : takenRaw(state, change)] as const
      return encodedCall({ to, data: encodeFunctionData({ abi, functionName: 'withdraw', args }) })
    }
    case 'transfer': {
      const args = [change.to, change.asset, isAll ? maxUint256 : takenRaw(state, change)] as const
      const data = encodeFunctionData({ abi, functionName: 'transferAsset', args })
      return encodedCall({ to, data })
    }
  }
}
