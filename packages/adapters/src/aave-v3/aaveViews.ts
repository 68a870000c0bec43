import type { Address } from '@crossmargin/core'
import type {
  ContractFunctionArgs,
  ContractFunctionName,
  DecodeFunctionResultReturnType,
} from 'viem'
import { decodeView, encodeView, type View, type ViewResults } from '../kit/view.ts'
import { aaveViewsAbi } from './aaveAbi.ts'
import { AaveViewError } from './aaveViewError.ts'

type ViewName = ContractFunctionName<typeof aaveViewsAbi, 'view'>
/** What a view answers. */
export type AaveAnswer<name extends ViewName> = DecodeFunctionResultReturnType<
  typeof aaveViewsAbi,
  name
>

/** One view of an Aave contract: whom, what, with which argument. */
export type AaveQuestion<name extends ViewName> = {
  readonly to: Address
  readonly name: name
  readonly args?: ContractFunctionArgs<typeof aaveViewsAbi, 'view', name>
}

/** Writes a question as a view call. */
export function toView<const name extends ViewName>(question: AaveQuestion<name>): View {
  const { to, name, args } = question
  return encodeView({
    address: to,
    abi: aaveViewsAbi,
    functionName: name,
    ...(args === undefined ? {} : { args }),
  } as Parameters<typeof encodeView>[0])
}

/** Reads the answer to a question; `undefined` where there is none. */
export function answerTo<const name extends ViewName>(
  results: ViewResults,
  question: AaveQuestion<name>,
): AaveAnswer<name> | undefined {
  const result = results.get(toView(question))
  return decodeView({ abi: aaveViewsAbi, functionName: question.name, result })
}

/** Reads an answer that every pool gives. @throws AaveViewError when there is none. */
export function requiredAnswer<const name extends ViewName>(
  results: ViewResults,
  question: AaveQuestion<name>,
): AaveAnswer<name> {
  const answer = answerTo(results, question)
  if (answer === undefined)
    throw new AaveViewError({ address: question.to, functionName: question.name })
  return answer
}
