import type {
  AccountChange,
  AccountReading,
  AccountSnapshot,
  Address,
  EncodedChange,
  Refusal,
} from '@crossmargin/core'
import { erc20Abi as abi, encodeFunctionData, zeroAddress } from 'viem'
import { encodedCall } from '../kit/encodedCall.ts'
import { noCalls, unsupportedChange } from '../kit/unsupportedChange.ts'
import { toReading, type WalletState } from './walletState.ts'

type Transfer = Extract<AccountChange, { readonly kind: 'transfer' }>

/**
 * What a token would make of a transfer, for tokens that move what they are asked to move.
 *
 * Refusals have the names of ERC-6093; older tokens say the same in words of their own. The coin is
 * refused: its balance also pays for the transaction, and how much is not known before.
 */
export function walletTransition(
  { snapshot }: AccountReading<WalletState>,
  change: AccountChange,
): AccountSnapshot<WalletState> | Refusal {
  const { key, at, state } = snapshot
  if (!isTransfer(state, change)) return unsupportedChange(change)
  const { balanceRaw } = state
  if (balanceRaw === 'unknown') {
    const message = 'The balance is unknown, so nothing about it can be foretold.'
    return { kind: 'refusal', reason: 'BalanceUnknown', message }
  }
  const amountRaw = amountOf(state, change)
  if (change.to === zeroAddress) {
    const message = 'Nothing can be sent to the zero address.'
    return { kind: 'refusal', reason: 'ERC20InvalidReceiver', message }
  }
  if (amountRaw > balanceRaw) {
    const message = `The wallet holds ${balanceRaw}, less than ${amountRaw}.`
    return { kind: 'refusal', reason: 'ERC20InsufficientBalance', message }
  }
  const isToSelf = change.to.toLowerCase() === key.owner
  const left = isToSelf ? balanceRaw : balanceRaw - amountRaw
  return toReading({ ...state, balanceRaw: left }, { key, at }).snapshot
}

/** The token's call of a transfer; the coin's is refused, so there is none. */
export function encodeWallet(
  { snapshot }: AccountReading<WalletState>,
  { change }: { readonly change: AccountChange },
): EncodedChange {
  const { key, state } = snapshot
  if (!isTransfer(state, change)) return noCalls
  const args = [change.to, amountOf(state, change)] as const
  const data = encodeFunctionData({ abi, functionName: 'transfer', args })
  return encodedCall({ to: key.root, data })
}

function isTransfer({ asset }: WalletState, change: AccountChange): change is Transfer {
  if (change.kind !== 'transfer') return false
  const token = change.asset.toLowerCase() as Address
  return token !== zeroAddress && asset.id.endsWith(`:${token}`)
}

function amountOf({ balanceRaw }: WalletState, { amountRaw }: Transfer): bigint {
  if (amountRaw !== 'all') return amountRaw
  return balanceRaw === 'unknown' ? 0n : balanceRaw
}
