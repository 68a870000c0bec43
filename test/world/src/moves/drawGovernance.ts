import { type Address, encodeFunctionData, type Hex, parseAbi } from 'viem'
import type { ChainTransaction } from '../anvil/createChainDriver.ts'
import { encodeRates } from '../deploy/deployAave.ts'
import { CONFIGURATOR_SIGNATURES } from '../deploy/signatures.ts'
import { type Calls, type Decision, drawReach, type Subject } from './decision.ts'
import { decisionsOf302 } from './decisionsOf302.ts'
import type { Turn } from './turn.ts'

/** What the admin of Aave does in a round: in its first block, and in its last. */
export type Governance = {
  readonly first: readonly ChainTransaction[]
  readonly last: readonly ChainTransaction[]
}

const abi = parseAbi(CONFIGURATOR_SIGNATURES)
const GRACE_SECONDS = 3_600

const DECISIONS: readonly Decision[] = [
  setReserveFactor,
  setThreshold,
  setEModeThreshold,
  setRates,
  setProtocolFee,
  freezeForARound,
  pauseForARound,
]
const DECISIONS_302: readonly Decision[] = [
  setReserveFactor,
  setThreshold,
  setProtocolFee,
  ...decisionsOf302,
]

/** Draws a decision about one reserve, close to what was deployed. */
export function drawGovernance(turn: Turn): Governance {
  const { chain, random } = turn
  const reserve = random.pick(chain.settings.aave.reserves)
  const asset = chain.tokens[reserve.symbol] as Address
  const decisions = chain.aave.release === '3.6' ? DECISIONS : DECISIONS_302
  const { first, last = [] } = random.pick(decisions)(turn, { asset, reserve })
  const toTransaction = (data: Hex): ChainTransaction => ({
    from: chain.cast.admin,
    to: chain.aave.configurator,
    data,
  })
  return { first: [toTransaction(first)], last: last.map(toTransaction) }
}

function setReserveFactor({ random }: Turn, { asset }: Subject): Calls {
  const args = [asset, BigInt(random.integer({ min: 500, max: 3_000 }))] as const
  return { first: encodeFunctionData({ abi, functionName: 'setReserveFactor', args }) }
}

function setThreshold(turn: Turn, subject: Subject): Calls {
  const { random } = turn
  const { asset, reserve } = subject
  const { ltvBps, bonusBps } = reserve
  // What lends nothing has no threshold to move.
  if (ltvBps === 0) return setProtocolFee(turn, subject)
  const thresholdBps = BigInt(reserve.thresholdBps + drawReach(random))
  const args = [asset, BigInt(ltvBps), thresholdBps, BigInt(bonusBps)] as const
  return { first: encodeFunctionData({ abi, functionName: 'configureReserveAsCollateral', args }) }
}

function setEModeThreshold({ chain, random }: Turn): Calls {
  const { categoryId, ltvBps, bonusBps, label } = chain.settings.aave.eMode
  const thresholdBps = chain.settings.aave.eMode.thresholdBps + drawReach(random)
  const args = [categoryId, ltvBps, thresholdBps, bonusBps, label] as const
  return { first: encodeFunctionData({ abi, functionName: 'setEModeCategory', args }) }
}

function setRates({ random }: Turn, { asset, reserve }: Subject): Calls {
  const slope1Bps = reserve.slope1Bps + random.integer({ min: -100, max: 200 })
  const args = [asset, encodeRates({ ...reserve, slope1Bps })] as const
  return { first: encodeFunctionData({ abi, functionName: 'setReserveInterestRateData', args }) }
}

function setProtocolFee({ random }: Turn, { asset }: Subject): Calls {
  const args = [asset, BigInt(random.integer({ min: 500, max: 2_000 }))] as const
  return { first: encodeFunctionData({ abi, functionName: 'setLiquidationProtocolFee', args }) }
}

// Unfreezing alone leaves the loan-to-value at zero: it must be given back, in the eMode too.
function freezeForARound({ chain }: Turn, { asset, reserve }: Subject): Calls {
  const { categoryId, collateral } = chain.settings.aave.eMode
  const freeze = (isFrozen: boolean): Hex =>
    encodeFunctionData({ abi, functionName: 'setReserveFreeze', args: [asset, isFrozen] })
  const restore = encodeFunctionData({
    abi,
    functionName: 'setReserveLtvzero',
    args: [asset, false],
  })
  const restoreInEMode = encodeFunctionData({
    abi,
    functionName: 'setAssetLtvzeroInEMode',
    args: [asset, categoryId, false],
  })
  const isInEMode = collateral.includes(reserve.symbol)
  const last = [freeze(false), restore, ...(isInEMode ? [restoreInEMode] : [])]
  return { first: freeze(true), last }
}

function pauseForARound(_: Turn, { asset }: Subject): Calls {
  const pause = (isPaused: boolean): Hex => {
    const args = [asset, isPaused, GRACE_SECONDS] as const
    return encodeFunctionData({ abi, functionName: 'setReservePause', args })
  }
  return { first: pause(true), last: [pause(false)] }
}
