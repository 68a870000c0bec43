import { type Address, encodeFunctionData, type Hex, parseAbi } from 'viem'
import type { ChainTransaction } from '../anvil/createChainDriver.ts'
import { MORPHO_SIGNATURES } from '../deploy/signatures.ts'
import type { Seat } from './morphoSeat.ts'
import { toRaw } from './toRaw.ts'
import type { Turn } from './turn.ts'

const MORPHO_ABI = parseAbi(MORPHO_SIGNATURES)

/** Makes a borrow of so many raw loan units. */
export function toMorphoBorrow(
  turn: Omit<Turn, 'random'>,
  parameters: { readonly seat: Seat; readonly assets: bigint },
): ChainTransaction {
  const { market, position } = parameters.seat
  const { account } = position
  const args = [market.market.params, parameters.assets, 0n, account, account] as const
  const data = encodeFunctionData({ abi: MORPHO_ABI, functionName: 'borrow', args })
  return toMorphoCall(turn, { from: account, data })
}

/** Makes a deposit of collateral worth so many dollars. */
export function toMorphoCollateral(
  turn: Omit<Turn, 'random'>,
  parameters: { readonly seat: Seat; readonly usd8: bigint },
): ChainTransaction {
  const { market, position } = parameters.seat
  const assets = toRaw(turn, { symbol: market.market.collateral, usd8: parameters.usd8 })
  const args = [market.market.params, assets, position.account, '0x'] as const
  const data = encodeFunctionData({ abi: MORPHO_ABI, functionName: 'supplyCollateral', args })
  return toMorphoCall(turn, { from: position.account, data })
}

/** Makes a supply of loan tokens worth so many dollars. */
export function toMorphoSupply(
  turn: Omit<Turn, 'random'>,
  parameters: { readonly seat: Seat; readonly usd8: bigint },
): ChainTransaction {
  const { market, position } = parameters.seat
  const assets = toRaw(turn, { symbol: market.market.loan, usd8: parameters.usd8 })
  const args = [market.market.params, assets, 0n, position.account, '0x'] as const
  const data = encodeFunctionData({ abi: MORPHO_ABI, functionName: 'supply', args })
  return toMorphoCall(turn, { from: position.account, data })
}

/** Makes a call of the singleton. */
export function toMorphoCall(
  turn: Omit<Turn, 'random'>,
  parameters: { readonly from: Address; readonly data: Hex },
): ChainTransaction {
  return { ...parameters, to: turn.chain.morpho?.morpho as Address }
}
