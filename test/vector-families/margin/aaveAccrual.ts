import {
  accruedIndexRay,
  compoundedInterestRay,
  compoundedRateRay,
  linearInterestRay,
  type RayInterest,
  scaledBalance,
} from '@crossmargin/risk'
import type { VectorCase, VectorOutcome } from '../vectorFamily.ts'
import { type VectorInput, vectorInput } from '../vectorInput.ts'
import { exactFigures } from './exactFigures.ts'
import { integerOf, integerOr } from './integerOf.ts'

const ray = 10n ** 27n

/**
 * Runs a case of Aave's interest arithmetic: growth of an index, of a balance, or over a duration.
 *
 * The name or the keys say which kind of interest: a debt compounds, a supply grows simply.
 */
export function aaveAccrual(vectorCase: VectorCase): VectorOutcome {
  const input = vectorInput(vectorCase.input)
  const expected = vectorInput(vectorCase.expected, 'expected')
  const ratePerYearRay = integerOf(input, 'rate', 'reserveRate', 'userStableRate')
  const seconds = readSeconds(input)
  const interest: RayInterest = { ratePerYearRay, seconds }
  const isDebt =
    /compound|debt|stable/i.test(vectorCase.name ?? '') ||
    ['principal', 'principalBalance', 'userStableRate', 'reserveRate'].some((key) => input.has(key))
  const factor = isDebt ? compoundedInterestRay(interest) : linearInterestRay(interest)
  const indexRay = integerOr(input, ray, 'index', 'reserveIndex', 'liquidityIndex')
  const index =
    ratePerYearRay === 0n && !isDebt ? indexRay : accruedIndexRay({ indexRay, interestRay: factor })
  const scaledRaw = integerOr(
    input,
    0n,
    'principal',
    'principalBalance',
    'balance',
    'scaledBalance',
  )
  const balance = scaledBalance({ scaledRaw, indexRay: index })
  const rate = compoundedRateRay(interest)
  input.assertAllRead()
  return exactFigures(expected, {
    factor,
    interest: factor,
    compounded: factor,
    linear: factor,
    index,
    normalizedIncome: index,
    balance,
    debt: balance,
    apy: rate,
    compoundedRate: rate,
    rate,
  })
}

function readSeconds(input: VectorInput): bigint {
  if (input.has('duration')) return integerOf(input, 'duration')
  if (input.has('seconds')) return integerOf(input, 'seconds')
  const now = integerOf(input, 'now', 'currentTimestamp')
  return now - integerOf(input, 'lastUpdate', 'lastUpdateTimestamp')
}
