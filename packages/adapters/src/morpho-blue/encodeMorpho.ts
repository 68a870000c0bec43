import type { AccountChange, AccountReading, Address, EncodedChange } from '@crossmargin/core'
import { encodeFunctionData } from 'viem'
import { encodedCall } from '../kit/encodedCall.ts'
import { noCalls } from '../kit/unsupportedChange.ts'
import { liquidationRequest } from './liquidate.ts'
import { borrowedRaw } from './liquidationRule.ts'
import { morphoCallsAbi as abi } from './morphoAbi.ts'
import type { MorphoState } from './morphoState.ts'

/**
 * The call of the singleton that makes a change.
 *
 * `'all'` is asked in shares, which do not grow while the transaction waits; a loan repaid so takes
 * what the shares are worth when it is mined.
 *
 * @see Morpho of morpho-blue
 */
export function encodeMorpho(
  { snapshot: { key, state }, oraclePrices }: AccountReading<MorphoState>,
  { change }: { readonly change: AccountChange },
): EncodedChange {
  const { params } = state
  switch (change.kind) {
    case 'deposit':
    case 'withdraw':
      return isAsset(change.asset, params.collateralToken)
        ? collateralCall(key, { state, change })
        : supplyCall(key, { state, change })
    case 'borrow': {
      const args = [params, change.amountRaw, 0n, key.owner, key.owner] as const
      return encodedCall({
        to: key.root,
        data: encodeFunctionData({ abi, functionName: 'borrow', args }),
      })
    }
    case 'repay': {
      const { assets, shares } = askedOf(change.amountRaw, state.position.borrowShares)
      const args = [params, assets, shares, key.owner, '0x'] as const
      const data = encodeFunctionData({ abi, functionName: 'repay', args })
      const takenRaw = change.amountRaw === 'all' ? borrowedRaw(state) : change.amountRaw
      return encodedCall({
        to: key.root,
        data,
        takes: { token: params.loanToken, amountRaw: takenRaw },
      })
    }
    case 'liquidate': {
      const oraclePriceRaw = oraclePrices[0]?.valueRaw
      const { repayRaw } = change
      const { seizedRaw, repaidShares } = liquidationRequest(state, { repayRaw, oraclePriceRaw })
      const args = [params, key.owner, seizedRaw, repaidShares, '0x'] as const
      const data = encodeFunctionData({ abi, functionName: 'liquidate', args })
      return encodedCall({
        to: key.root,
        data,
        takes: { token: params.loanToken, amountRaw: borrowedRaw(state) },
      })
    }
    default:
      return noCalls
  }
}

type Account = { readonly root: Address; readonly owner: Address }

type Moved = {
  readonly state: MorphoState
  readonly change: Extract<AccountChange, { readonly kind: 'deposit' | 'withdraw' }>
}

function collateralCall({ root: to, owner }: Account, { state, change }: Moved): EncodedChange {
  const { params, position } = state
  const assets = change.amountRaw === 'all' ? position.collateral : change.amountRaw
  if (change.kind === 'withdraw') {
    const args = [params, assets, owner, owner] as const
    return encodedCall({
      to,
      data: encodeFunctionData({ abi, functionName: 'withdrawCollateral', args }),
    })
  }
  const args = [params, assets, owner, '0x'] as const
  const data = encodeFunctionData({ abi, functionName: 'supplyCollateral', args })
  return encodedCall({ to, data, takes: { token: params.collateralToken, amountRaw: assets } })
}

function supplyCall({ root: to, owner }: Account, { state, change }: Moved): EncodedChange {
  const { params, position } = state
  if (change.kind === 'withdraw') {
    const { assets, shares } = askedOf(change.amountRaw, position.supplyShares)
    const args = [params, assets, shares, owner, owner] as const
    return encodedCall({ to, data: encodeFunctionData({ abi, functionName: 'withdraw', args }) })
  }
  const args = [params, change.amountRaw, 0n, owner, '0x'] as const
  const data = encodeFunctionData({ abi, functionName: 'supply', args })
  return encodedCall({ to, data, takes: { token: params.loanToken, amountRaw: change.amountRaw } })
}

function askedOf(amountRaw: bigint | 'all', held: bigint) {
  return amountRaw === 'all' ? { assets: 0n, shares: held } : { assets: amountRaw, shares: 0n }
}

function isAsset(asset: Address, other: Address): boolean {
  return asset.toLowerCase() === other
}
