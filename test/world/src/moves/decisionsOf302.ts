import { type Address, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { CONFIGURATOR_302_SIGNATURES, CONFIGURATOR_SIGNATURES } from '../deploy/signatures.ts'
import { type Calls, type Decision, drawReach, type Subject } from './decision.ts'
import type { Turn } from './turn.ts'

const abi = parseAbi(CONFIGURATOR_302_SIGNATURES)
const SHARED_ABI = parseAbi(CONFIGURATOR_SIGNATURES)
const NOBODY = '0x0000000000000000000000000000000000000000'

/** The decisions that the admin of a 3.0.2 market makes by other calls than that of 3.6. */
export const decisionsOf302: readonly Decision[] = [
  setEModeThreshold,
  setStrategy,
  freezeForARound,
  pauseForARound,
  leaveCategoryForARound,
]

function setEModeThreshold({ chain, random }: Turn): Calls {
  const { categoryId, ltvBps, thresholdBps, bonusBps, label } = chain.settings.aave.eMode
  const threshold = thresholdBps + drawReach(random)
  const args = [categoryId, ltvBps, threshold, bonusBps, NOBODY, label] as const
  return { first: encodeFunctionData({ abi, functionName: 'setEModeCategory', args }) }
}

function setStrategy({ chain, random }: Turn, { asset }: Subject): Calls {
  const reserve = chain.aave.reserves.find((listed) => listed.asset === asset)
  const strategy = random.pick(reserve?.rateStrategies ?? []) as Address
  const functionName = 'setReserveInterestRateStrategyAddress'
  return { first: encodeFunctionData({ abi, functionName, args: [asset, strategy] }) }
}

function freezeForARound(_: Turn, { asset }: Subject): Calls {
  const freeze = (isFrozen: boolean): Hex => {
    const args = [asset, isFrozen] as const
    return encodeFunctionData({ abi: SHARED_ABI, functionName: 'setReserveFreeze', args })
  }
  return { first: freeze(true), last: [freeze(false)] }
}

function pauseForARound(_: Turn, { asset }: Subject): Calls {
  const pause = (isPaused: boolean): Hex =>
    encodeFunctionData({ abi, functionName: 'setReservePause', args: [asset, isPaused] })
  return { first: pause(true), last: [pause(false)] }
}

// Whoever is in the category finds the asset outside it for a while, and may sink by that.
function leaveCategoryForARound({ chain }: Turn): Calls {
  const { categoryId, collateral } = chain.settings.aave.eMode
  const asset = chain.tokens[collateral.at(-1) ?? ''] as Address
  const move = (to: number): Hex =>
    encodeFunctionData({ abi, functionName: 'setAssetEModeCategory', args: [asset, to] })
  return { first: move(0), last: [move(categoryId)] }
}
