import type { Refusal } from '@crossmargin/core'
import type { AaveReserve } from '../aaveState.ts'
import { accountData, collateralTerms, liquidationHealthWad } from '../margin/accountData.ts'
import { slacks } from '../margin/slacks.ts'
import type { AaveSituation } from './aaveSituation.ts'
import { firstRefusal } from './refuse.ts'

/** Whether the account would be below a health factor of 1. @see `validateHealthFactor`. */
export function checkHealth({ state, prices }: AaveSituation): Refusal | undefined {
  const { unpriced, healthFactorWad } = accountData(state, prices)
  return firstRefusal([
    [unpriced.length > 0, 'PriceUnavailable'],
    [
      healthFactorWad !== undefined && healthFactorWad < liquidationHealthWad,
      'HealthFactorLowerThanLiquidationThreshold',
    ],
  ])
}

/**
 * Whether a collateral may leave: health, and collateral that lends nothing goes first.
 *
 * @see ValidationLogic.sol, `validateHFAndLtvzero`.
 */
export function checkLeaving(situation: AaveSituation, leaving: AaveReserve): Refusal | undefined {
  const { state, prices } = situation
  const isOther = collateralTerms(state, leaving).ltvBps !== 0n
  return (
    checkHealth(situation) ??
    firstRefusal([
      [accountData(state, prices).hasZeroLtvCollateral && isOther, 'LtvValidationFailed'],
    ])
  )
}

/** Whether the account may owe what it now owes. @see `validateHFAndLtv`. */
export function checkBorrowed(situation: AaveSituation): Refusal | undefined {
  const { state, prices } = situation
  const data = accountData(state, prices)
  const { slackInitialRaw } = slacks(data, state.revision ?? 0)
  return (
    firstRefusal([
      [data.unpriced.length > 0, 'PriceUnavailable'],
      [data.ltvBps === 0n, 'LtvValidationFailed'],
    ]) ??
    checkHealth(situation) ??
    firstRefusal([[slackInitialRaw < 0n, 'CollateralCannotCoverNewBorrow']])
  )
}
