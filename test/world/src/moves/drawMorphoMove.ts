import { encodeFunctionData, parseAbi } from 'viem'
import type { ChainTransaction } from '../anvil/createChainDriver.ts'
import { MORPHO_SIGNATURES } from '../deploy/signatures.ts'
import { drawMove } from './drawMove.ts'
import { debtRaw, freeBorrowRaw, type Seat } from './morphoSeat.ts'
import { toMorphoBorrow, toMorphoCall, toMorphoCollateral, toMorphoSupply } from './toMorphoCall.ts'
import type { Turn } from './turn.ts'

type Move = (turn: Turn, seat: Seat) => ChainTransaction | undefined

const MORPHO_ABI = parseAbi(MORPHO_SIGNATURES)
const USD = 1_00000000n

const MOVES: readonly (readonly [weight: number, move: Move])[] = [
  [12, supply],
  [8, withdraw],
  [20, supplyCollateral],
  [26, borrow],
  [12, repay],
  [10, withdrawCollateral],
  [4, accrueInterest],
  [3, setFee],
  [3, overdraw],
]

/** Draws a move on Morpho for a player's seat. */
export function drawMorphoMove(turn: Turn, seat: Seat): ChainTransaction | undefined {
  return drawMove(turn.random, { moves: MOVES, make: (move) => move(turn, seat) })
}

/** Borrows to the brim, as `gambleOnAave` does. */
export function gambleOnMorpho(turn: Turn, seat: Seat): ChainTransaction | undefined {
  if (seat.position.collateralRaw === 0n) return supplyCollateral(turn, seat)
  const free = freeBorrowRaw(seat)
  if (seat.position.borrowShares > 0n || free <= 0n) return undefined
  return toMorphoBorrow(turn, { seat, assets: turn.random.share(free, { min: 95, max: 98 }) })
}

function supply(turn: Turn, seat: Seat): ChainTransaction {
  const usd8 = BigInt(turn.random.integer({ min: 1_000, max: 40_000 })) * USD
  return toMorphoSupply(turn, { seat, usd8 })
}

function withdraw(turn: Turn, seat: Seat): ChainTransaction | undefined {
  const { account, supplyShares } = seat.position
  if (supplyShares === 0n) return undefined
  const { random } = turn
  const shares = random.chance(30) ? supplyShares : random.share(supplyShares, { min: 10, max: 70 })
  const args = [seat.market.market.params, 0n, shares, account, account] as const
  const data = encodeFunctionData({ abi: MORPHO_ABI, functionName: 'withdraw', args })
  return toMorphoCall(turn, { from: account, data })
}

function supplyCollateral(turn: Turn, seat: Seat): ChainTransaction {
  const usd8 = BigInt(turn.random.integer({ min: 5_000, max: 60_000 })) * USD
  return toMorphoCollateral(turn, { seat, usd8 })
}

function borrow(turn: Turn, seat: Seat): ChainTransaction {
  const free = freeBorrowRaw(seat)
  if (free <= 0n || seat.position.collateralRaw === 0n) return supplyCollateral(turn, seat)
  return toMorphoBorrow(turn, { seat, assets: turn.random.share(free, { min: 40, max: 98 }) })
}

function repay(turn: Turn, seat: Seat): ChainTransaction | undefined {
  const { account, borrowShares } = seat.position
  if (borrowShares === 0n) return undefined
  const { random } = turn
  const [assets, shares] = random.chance(40)
    ? [0n, borrowShares]
    : [random.share(debtRaw(seat), { min: 10, max: 70 }), 0n]
  const args = [seat.market.market.params, assets, shares, account, '0x'] as const
  const data = encodeFunctionData({ abi: MORPHO_ABI, functionName: 'repay', args })
  return toMorphoCall(turn, { from: account, data })
}

function withdrawCollateral(turn: Turn, seat: Seat): ChainTransaction | undefined {
  const { borrowShares, collateralRaw } = seat.position
  if (collateralRaw === 0n) return undefined
  const all = borrowShares === 0n && turn.random.chance(50)
  const assets = all ? collateralRaw : turn.random.share(collateralRaw, { min: 5, max: 30 })
  return toWithdrawCollateral(turn, { seat, assets })
}

// Asks for more than there is: a transaction that reverts.
function overdraw(turn: Turn, seat: Seat): ChainTransaction {
  return toWithdrawCollateral(turn, { seat, assets: 2n * seat.position.collateralRaw + 1n })
}

function toWithdrawCollateral(
  turn: Turn,
  parameters: { readonly seat: Seat; readonly assets: bigint },
): ChainTransaction {
  const { account } = parameters.seat.position
  const args = [parameters.seat.market.market.params, parameters.assets, account, account] as const
  const data = encodeFunctionData({ abi: MORPHO_ABI, functionName: 'withdrawCollateral', args })
  return toMorphoCall(turn, { from: account, data })
}

function accrueInterest(turn: Turn, seat: Seat): ChainTransaction {
  const args = [seat.market.market.params] as const
  const data = encodeFunctionData({ abi: MORPHO_ABI, functionName: 'accrueInterest', args })
  return toMorphoCall(turn, { from: seat.position.account, data })
}

function setFee(turn: Turn, seat: Seat): ChainTransaction {
  const feeWad = BigInt(turn.random.integer({ min: 0, max: 20 })) * 10n ** 16n
  const args = [seat.market.market.params, feeWad] as const
  const data = encodeFunctionData({ abi: MORPHO_ABI, functionName: 'setFee', args })
  return toMorphoCall(turn, { from: turn.chain.cast.admin, data })
}
