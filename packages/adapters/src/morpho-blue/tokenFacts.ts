import { type Address, type AssetRef, toAssetId } from '@crossmargin/core'
import { hexToString, parseAbi } from 'viem'
import { decodeView, encodeView, type View, type ViewResults } from '../kit/view.ts'

/** What a token's contract says of itself, once and for all. */
export type TokenFacts = {
  /** The address where the contract says nothing readable. */
  readonly symbol: string
  readonly decimals: number | 'unknown'
}

const wide = parseAbi([
  'function symbol() view returns (string)',
  'function decimals() view returns (uint256)',
])
const narrow = parseAbi(['function symbol() view returns (bytes32)'])

/** More than any token has; beyond it a price of 1e36 scale could not be written. */
const maxDecimals = 36n

/** The views that {@link readTokenFacts} needs the answers of. */
export function tokenFactViews(token: Address): readonly View[] {
  return [decimalsView(token), symbolView(token)]
}

/**
 * Reads a token's symbol and decimals out of answers.
 *
 * @returns the facts; old tokens' bytes32 symbols are read as text, and a token that does not answer
 * is named by its address and has unknown decimals.
 */
export function readTokenFacts(token: Address, answers: ViewResults): TokenFacts {
  const decimals = decodeView({
    abi: wide,
    functionName: 'decimals',
    result: answers.get(decimalsView(token)),
  })
  return {
    symbol: readSymbol(token, answers) || token.toLowerCase(),
    decimals: decimals === undefined || decimals > maxDecimals ? 'unknown' : Number(decimals),
  }
}

/** Names a token of a chain together with its facts. */
export function toAssetRef(token: {
  readonly chainId: number
  readonly address: Address
  readonly facts: TokenFacts
}): AssetRef {
  return { id: toAssetId(token), ...token.facts }
}

function readSymbol(token: Address, answers: ViewResults): string {
  const result = answers.get(symbolView(token))
  const text = decodeView({ abi: wide, functionName: 'symbol', result })
  if (text !== undefined) return text.trim()
  const bytes = decodeView({ abi: narrow, functionName: 'symbol', result })
  return bytes === undefined ? '' : hexToString(bytes, { size: 32 }).trim()
}

function decimalsView(token: Address): View {
  return encodeView({ address: token, abi: wide, functionName: 'decimals' })
}

function symbolView(token: Address): View {
  return encodeView({ address: token, abi: wide, functionName: 'symbol' })
}
