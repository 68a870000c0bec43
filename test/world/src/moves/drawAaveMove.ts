import { type Address, encodeFunctionData, maxUint256, parseAbi } from 'viem'
import type { ChainTransaction } from '../anvil/createChainDriver.ts'
import type { DeployedChain } from '../deploy/deployChain.ts'
import { POOL_SIGNATURES, TOKEN_SIGNATURES } from '../deploy/signatures.ts'
import { drawMove } from './drawMove.ts'
import { borrowStable, repayStable, swapRate } from './drawStableMove.ts'
import { pickWhere } from './pickWhere.ts'
import type { AaveAccountState, AaveHolding } from './prepareChainRead.ts'
import { toPoolCall } from './toPoolCall.ts'
import { toRaw } from './toRaw.ts'
import type { Turn } from './turn.ts'

type Move = (turn: Turn, player: AaveAccountState) => ChainTransaction | undefined

const POOL_ABI = parseAbi(POOL_SIGNATURES)
const TOKEN_ABI = parseAbi(TOKEN_SIGNATURES)
const VARIABLE_RATE = 2n
const USD = 1_00000000n

/** The moves and how often each is drawn. */
const MOVES: readonly (readonly [weight: number, move: Move])[] = [
  [16, supply],
  [22, borrow],
  [10, repayPart],
  [6, repayAll],
  [10, withdrawPart],
  [4, withdrawAll],
  [7, transferAToken],
  [7, toggleCollateral],
  [7, switchEMode],
  [6, repayWithATokens],
  [2, mintToTreasury],
  [3, overdraw],
  [4, borrowStable],
  [3, swapRate],
  [3, repayStable],
]

/** Draws a move on Aave for a player. */
export function drawAaveMove(turn: Turn, player: AaveAccountState): ChainTransaction | undefined {
  return drawMove(turn.random, { moves: MOVES, make: (move) => move(turn, player) })
}

/** Puts everything on one volatile asset and borrows to the brim: what bad debt is made of. */
export function gambleOnAave(turn: Turn, player: AaveAccountState): ChainTransaction | undefined {
  const { chain, random } = turn
  const stake = player.holdings.at(-1) as AaveHolding
  // What is isolated counts only when it is said to: more of it would not help.
  if (stake.suppliedRaw > 0n && !stake.isCollateral)
    return toToggle(chain, { player, holding: stake, isCollateral: true })
  if (stake.suppliedRaw === 0n || player.collateralUsd8 < 5_000n * USD) {
    const usd8 = BigInt(random.integer({ min: 20_000, max: 40_000 })) * USD
    return toSupply(turn, { player, holding: stake, usd8 })
  }
  if (player.availableBorrowsUsd8 < 500n * USD) return undefined
  const usd8 = random.share(player.availableBorrowsUsd8, { min: 95, max: 98 })
  const holding = player.holdings.find(({ symbol }) => symbol === 'USDC') as AaveHolding
  return toBorrow(turn, { player, holding, usd8 })
}

type Stake = {
  readonly player: { readonly account: Address }
  readonly holding: Pick<AaveHolding, 'symbol' | 'asset'>
  readonly usd8: bigint
}

/** Makes a supply worth so many dollars. */
export function toSupply(turn: Omit<Turn, 'random'>, parameters: Stake): ChainTransaction {
  const { player, holding, usd8 } = parameters
  const amount = toRaw(turn, { symbol: holding.symbol, usd8 })
  const data = encodeFunctionData({
    abi: POOL_ABI,
    functionName: 'supply',
    args: [holding.asset, amount, player.account, 0],
  })
  return toPoolCall(turn.chain, { from: player.account, data })
}

/** Makes a borrow worth so many dollars. */
export function toBorrow(turn: Omit<Turn, 'random'>, parameters: Stake): ChainTransaction {
  const { player, holding, usd8 } = parameters
  const amount = toRaw(turn, { symbol: holding.symbol, usd8 })
  const data = encodeFunctionData({
    abi: POOL_ABI,
    functionName: 'borrow',
    args: [holding.asset, amount, VARIABLE_RATE, 0, player.account],
  })
  return toPoolCall(turn.chain, { from: player.account, data })
}

function supply(turn: Turn, player: AaveAccountState): ChainTransaction {
  const usd8 = BigInt(turn.random.integer({ min: 2_000, max: 80_000 })) * USD
  return toSupply(turn, { player, holding: turn.random.pick(player.holdings), usd8 })
}

function borrow(turn: Turn, player: AaveAccountState): ChainTransaction | undefined {
  if (player.availableBorrowsUsd8 < 100n * USD) return supply(turn, player)
  const usd8 = turn.random.share(player.availableBorrowsUsd8, { min: 40, max: 99 })
  return toBorrow(turn, { player, holding: turn.random.pick(player.holdings), usd8 })
}

function repayPart(turn: Turn, player: AaveAccountState): ChainTransaction | undefined {
  const holding = pickWhere(turn, { player, has: ({ debtRaw }) => debtRaw > 0n })
  if (holding === undefined) return undefined
  return toRepay(turn, {
    player,
    asset: holding.asset,
    amount: turn.random.share(holding.debtRaw, { min: 10, max: 60 }),
  })
}

function repayAll(turn: Turn, player: AaveAccountState): ChainTransaction | undefined {
  const holding = pickWhere(turn, { player, has: ({ debtRaw }) => debtRaw > 0n })
  if (holding === undefined) return undefined
  return toRepay(turn, { player, asset: holding.asset, amount: maxUint256 })
}

function toRepay(
  turn: Turn,
  parameters: {
    readonly player: AaveAccountState
    readonly asset: Address
    readonly amount: bigint
  },
): ChainTransaction {
  const { player, asset, amount } = parameters
  const args = [asset, amount, VARIABLE_RATE, player.account] as const
  const data = encodeFunctionData({ abi: POOL_ABI, functionName: 'repay', args })
  return toPoolCall(turn.chain, { from: player.account, data })
}

function repayWithATokens(turn: Turn, player: AaveAccountState): ChainTransaction | undefined {
  const has = ({ debtRaw, suppliedRaw }: AaveHolding): boolean => debtRaw > 0n && suppliedRaw > 0n
  const holding = pickWhere(turn, { player, has })
  if (holding === undefined) return supplyWhatIsOwed(turn, player)
  const amount = turn.random.chance(40)
    ? maxUint256
    : turn.random.share(holding.debtRaw, { min: 10, max: 60 })
  const args = [holding.asset, amount, VARIABLE_RATE] as const
  const data = encodeFunctionData({ abi: POOL_ABI, functionName: 'repayWithATokens', args })
  return toPoolCall(turn.chain, { from: player.account, data })
}

function supplyWhatIsOwed(turn: Turn, player: AaveAccountState): ChainTransaction | undefined {
  const holding = pickWhere(turn, { player, has: ({ debtRaw }) => debtRaw > 0n })
  if (holding === undefined) return undefined
  const usd8 = BigInt(turn.random.integer({ min: 2_000, max: 20_000 })) * USD
  return toSupply(turn, { player, holding, usd8 })
}

function withdrawPart(turn: Turn, player: AaveAccountState): ChainTransaction | undefined {
  const holding = pickWhere(turn, { player, has: ({ suppliedRaw }) => suppliedRaw > 0n })
  if (holding === undefined) return undefined
  const amount = turn.random.share(holding.suppliedRaw, { min: 5, max: 60 })
  return toWithdraw(turn, { player, asset: holding.asset, amount })
}

function withdrawAll(turn: Turn, player: AaveAccountState): ChainTransaction | undefined {
  const holding = pickWhere(turn, { player, has: ({ suppliedRaw }) => suppliedRaw > 0n })
  if (holding === undefined) return undefined
  return toWithdraw(turn, { player, asset: holding.asset, amount: maxUint256 })
}

// Asks for more than there is: a transaction that reverts, as some do on every chain.
function overdraw(turn: Turn, player: AaveAccountState): ChainTransaction {
  const { asset, suppliedRaw } = turn.random.pick(player.holdings)
  return toWithdraw(turn, { player, asset, amount: 2n * suppliedRaw + 1n })
}

function toWithdraw(
  turn: Turn,
  parameters: {
    readonly player: AaveAccountState
    readonly asset: Address
    readonly amount: bigint
  },
): ChainTransaction {
  const { player, asset, amount } = parameters
  const args = [asset, amount, player.account] as const
  const data = encodeFunctionData({ abi: POOL_ABI, functionName: 'withdraw', args })
  return toPoolCall(turn.chain, { from: player.account, data })
}

function transferAToken(turn: Turn, player: AaveAccountState): ChainTransaction | undefined {
  const holding = pickWhere(turn, { player, has: ({ suppliedRaw }) => suppliedRaw > 0n })
  if (holding === undefined) return undefined
  const others = turn.state.aave.filter(({ account }) => account !== player.account)
  const to = turn.random.pick(others).account
  const amount = turn.random.chance(10)
    ? holding.suppliedRaw
    : turn.random.share(holding.suppliedRaw, { min: 5, max: 40 })
  const reserve = turn.chain.aave.reserves.find(({ asset }) => asset === holding.asset)
  const data = encodeFunctionData({ abi: TOKEN_ABI, functionName: 'transfer', args: [to, amount] })
  return { from: player.account, to: reserve?.aToken as Address, data }
}

function toggleCollateral(turn: Turn, player: AaveAccountState): ChainTransaction | undefined {
  const holding = pickWhere(turn, { player, has: ({ suppliedRaw }) => suppliedRaw > 0n })
  if (holding === undefined) return undefined
  return toToggle(turn.chain, { player, holding, isCollateral: !holding.isCollateral })
}

function toToggle(
  chain: DeployedChain,
  parameters: {
    readonly player: AaveAccountState
    readonly holding: AaveHolding
    readonly isCollateral: boolean
  },
): ChainTransaction {
  const { player, holding, isCollateral } = parameters
  const data = encodeFunctionData({
    abi: POOL_ABI,
    functionName: 'setUserUseReserveAsCollateral',
    args: [holding.asset, isCollateral],
  })
  return toPoolCall(chain, { from: player.account, data })
}

function switchEMode(turn: Turn, player: AaveAccountState): ChainTransaction {
  const { chain } = turn
  const categoryId = player.eModeCategoryId === 0 ? chain.aave.eModeCategoryId : 0
  const args = [categoryId] as const
  const data = encodeFunctionData({ abi: POOL_ABI, functionName: 'setUserEMode', args })
  return toPoolCall(chain, { from: player.account, data })
}

function mintToTreasury(turn: Turn, player: AaveAccountState): ChainTransaction {
  const assets = turn.chain.aave.reserves.map(({ asset }) => asset)
  const data = encodeFunctionData({
    abi: POOL_ABI,
    functionName: 'mintToTreasury',
    args: [assets],
  })
  return toPoolCall(turn.chain, { from: player.account, data })
}
