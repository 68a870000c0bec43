import { encodeFunctionData, maxUint256, parseAbi } from 'viem'
import type { ChainTransaction } from '../anvil/createChainDriver.ts'
import { POOL_SIGNATURES } from '../deploy/signatures.ts'
import { pickWhere } from './pickWhere.ts'
import type { AaveAccountState, AaveHolding } from './prepareChainRead.ts'
import { toPoolCall } from './toPoolCall.ts'
import { toRaw } from './toRaw.ts'
import type { Turn } from './turn.ts'

const abi = parseAbi(POOL_SIGNATURES)
const STABLE_RATE = 1n
const VARIABLE_RATE = 2n
const USD = 1_00000000n

/** Borrows at a rate of one's own, where the market has such a thing. */
export function borrowStable(turn: Turn, player: AaveAccountState): ChainTransaction | undefined {
  if (turn.chain.aave.release === '3.6') return undefined
  if (player.availableBorrowsUsd8 < 100n * USD) return undefined
  const usd8 = turn.random.share(player.availableBorrowsUsd8, { min: 10, max: 60 })
  const holding = pickWhere(turn, { player, has: (held) => mayBeStable(turn, held) })
  if (holding === undefined) return undefined
  const amount = toRaw(turn, { symbol: holding.symbol, usd8 })
  const args = [holding.asset, amount, STABLE_RATE, 0, player.account] as const
  const data = encodeFunctionData({ abi, functionName: 'borrow', args })
  return toPoolCall(turn.chain, { from: player.account, data })
}

/** Turns all of a debt from one kind of rate to the other. */
export function swapRate(turn: Turn, player: AaveAccountState): ChainTransaction | undefined {
  const has = (held: AaveHolding): boolean =>
    mayBeStable(turn, held) && held.debtRaw + held.stableDebtRaw > 0n
  const holding = pickWhere(turn, { player, has })
  if (holding === undefined) return undefined
  const from = holding.stableDebtRaw > 0n ? STABLE_RATE : VARIABLE_RATE
  const args = [holding.asset, from] as const
  const data = encodeFunctionData({ abi, functionName: 'swapBorrowRateMode', args })
  return toPoolCall(turn.chain, { from: player.account, data })
}

/** Repays a part or all of a debt at a rate of its own. */
export function repayStable(turn: Turn, player: AaveAccountState): ChainTransaction | undefined {
  const holding = pickWhere(turn, { player, has: ({ stableDebtRaw }) => stableDebtRaw > 0n })
  if (holding === undefined) return undefined
  const amount = turn.random.chance(40)
    ? maxUint256
    : turn.random.share(holding.stableDebtRaw, { min: 10, max: 60 })
  const args = [holding.asset, amount, STABLE_RATE, player.account] as const
  const data = encodeFunctionData({ abi, functionName: 'repay', args })
  return toPoolCall(turn.chain, { from: player.account, data })
}

function mayBeStable({ chain }: Turn, { symbol }: AaveHolding): boolean {
  const reserve = chain.settings.aave.reserves.find((listed) => listed.symbol === symbol)
  return reserve?.hasStableRate === true
}
