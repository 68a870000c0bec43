import { type Address, type AssetRef, toAssetId } from '@crossmargin/core'
import { hexToString, parseAbi } from 'viem'
import { type Query, toQuery } from './query.ts'
import type { View, ViewResults } from './view.ts'

/** A token of a chain. */
export type Token = { readonly chainId: number; readonly address: Address }

const texts = parseAbi(['function symbol() view returns (string)'])
const bytes = parseAbi(['function symbol() view returns (bytes32)'])
const numbers = parseAbi(['function decimals() view returns (uint256)'])

/** More than any token has; beyond it a price of 1e36 scale could not be written. */
const maxDecimals = 36n

/** The views that {@link readAssetRef} needs the answers of. */
export function tokenFactViews(address: Address): readonly View[] {
  return [decimalsOf(address).view, symbolOf(address).view]
}

/**
 * Reads what a token says of itself out of answers.
 *
 * @returns the token named; old tokens' bytes32 symbols are read as text, and a token that does not
 * answer is named by its address and has unknown decimals.
 */
export function readAssetRef(token: Token, answers: ViewResults): AssetRef {
  const address = token.address.toLowerCase() as Address
  const decimals = decimalsOf(address).answerIn(answers)
  return {
    id: toAssetId(token),
    symbol: symbolIn(answers, address) || address,
    decimals: decimals === undefined || decimals > maxDecimals ? 'unknown' : Number(decimals),
  }
}

function symbolIn(answers: ViewResults, address: Address): string {
  const text = symbolOf(address).answerIn(answers)
  if (text !== undefined) return text.trim()
  const symbol = toQuery({ address, abi: bytes, functionName: 'symbol' }).answerIn(answers)
  return symbol === undefined ? '' : hexToString(symbol, { size: 32 }).trim()
}

function decimalsOf(address: Address): Query<bigint> {
  return toQuery({ address, abi: numbers, functionName: 'decimals' })
}

function symbolOf(address: Address): Query<string> {
  return toQuery({ address, abi: texts, functionName: 'symbol' })
}
