import { mulDivHalfUp, RAY } from '@crossmargin/core'
import type { AaveRow } from '../aaveTables.ts'
import { compoundedInterest } from './compoundedInterest.ts'

/**
 * What a principal at a stable rate has grown to: `principal · (1 + rate)^t` in three terms, half up.
 *
 * @param subject an account's position, or a reserve: all its stable debts at their average rate.
 * @returns native scale; 0 where there is none.
 * @see StableDebtToken.sol, `balanceOf` and `_calcTotalSupply`.
 */
export function stableDebt(
  subject: Pick<
    AaveRow<'reserve'>,
    'stable_principal_raw' | 'stable_rate_ray' | 'stable_updated_seconds'
  >,
  { revision, atSeconds }: { readonly revision: number; readonly atSeconds: number },
): bigint {
  const {
    stable_principal_raw: principalRaw,
    stable_rate_ray: ratePerYearRay,
    stable_updated_seconds: updatedSeconds,
  } = subject
  if (principalRaw === 0n) return 0n
  const seconds = BigInt(Math.max(0, atSeconds - updatedSeconds))
  const growthRay = compoundedInterest({ ratePerYearRay, seconds }, revision)
  return mulDivHalfUp({ a: principalRaw, b: growthRay, denominator: RAY })
}
