import type { Address, Hex } from '@crossmargin/core'
import {
  type Abi,
  type ContractFunctionArgs,
  type ContractFunctionName,
  type DecodeFunctionResultReturnType,
  decodeFunctionResult,
  encodeFunctionData,
} from 'viem'

/** A view call: where and what. The block it is made at is the caller's business. */
export type View = { readonly to: Address; readonly data: Hex }

/** What a view call brought back. `reverted` covers a revert and an empty answer alike. */
export type ViewResult =
  | { readonly kind: 'returned'; readonly data: Hex }
  | { readonly kind: 'reverted' }

/** Answers by the view that was asked; `undefined` for a view that was not. */
export type ViewResults = { get(view: View): ViewResult | undefined }

/**
 * Writes a call of a view function as data.
 *
 * @example
 * encodeView({ address: token, abi: erc20Abi, functionName: 'decimals' })
 */
export function encodeView<
  const abi extends Abi,
  name extends ContractFunctionName<abi, 'pure' | 'view' | 'nonpayable'>,
>(parameters: {
  readonly address: Address
  readonly abi: abi
  readonly functionName: name
  readonly args?: ContractFunctionArgs<abi, 'pure' | 'view' | 'nonpayable', name>
}): View {
  return {
    to: parameters.address.toLowerCase() as Address,
    data: encodeFunctionData(parameters as Parameters<typeof encodeFunctionData>[0]),
  }
}

/**
 * Reads what a view function answered.
 *
 * @returns the value, or `undefined` where the call reverted, was not made, or answered bytes that
 * are not of the function's type. Unknown, never zero.
 */
export function decodeView<
  const abi extends Abi,
  name extends ContractFunctionName<abi, 'pure' | 'view' | 'nonpayable'>,
>(parameters: {
  readonly abi: abi
  readonly functionName: name
  readonly result: ViewResult | undefined
}): DecodeFunctionResultReturnType<abi, name> | undefined {
  const { abi, functionName, result } = parameters
  if (result?.kind !== 'returned' || result.data === '0x') return undefined
  try {
    return decodeFunctionResult({
      abi,
      functionName,
      data: result.data,
    } as unknown as Parameters<typeof decodeFunctionResult>[0]) as DecodeFunctionResultReturnType<
      abi,
      name
    >
  } catch (error) {
    // Bytes that do not decode are an answer we do not have; why they do not adds nothing.
    void error
    return undefined
  }
}
