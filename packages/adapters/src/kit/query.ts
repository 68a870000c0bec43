import type { Address } from '@crossmargin/core'
import type {
  Abi,
  ContractFunctionArgs,
  ContractFunctionName,
  DecodeFunctionResultReturnType,
} from 'viem'
import { decodeView, encodeView, type View, type ViewResults } from './view.ts'

/** A view call together with the reading of its answer. */
export type Query<answer> = {
  readonly view: View
  /** @returns what was answered; `undefined` where it was not, never a default. */
  answerIn(results: ViewResults): answer | undefined
}

/**
 * Writes a call of a view function, to be asked now and read later.
 *
 * @example
 * const decimals = toQuery({ address: token, abi: erc20Abi, functionName: 'decimals' })
 * decimals.answerIn(await callViews(client, { views: [decimals.view], at }))
 */
export function toQuery<
  const abi extends Abi,
  name extends ContractFunctionName<abi, 'pure' | 'view' | 'nonpayable'>,
>(parameters: {
  readonly address: Address
  readonly abi: abi
  readonly functionName: name
  readonly args?: ContractFunctionArgs<abi, 'pure' | 'view' | 'nonpayable', name>
}): Query<DecodeFunctionResultReturnType<abi, name>> {
  const { abi, functionName } = parameters
  const view = encodeView(parameters)
  return {
    view,
    answerIn: (results) => decodeView({ abi, functionName, result: results.get(view) }),
  }
}
