import { collateralHealth, isUndercovered, type WeightedCollateral } from '@crossmargin/risk'
import type { VectorFamily } from '../vectorFamily.ts'
import { type VectorInput, vectorInput } from '../vectorInput.ts'
import { VectorInputError } from '../vectorInputError.ts'
import { partsOf } from './partsOf.ts'

/** Compound III: whether a borrower may be liquidated, and whether a borrow is covered. */
export const compound3Liquidatable: VectorFamily = {
  name: 'compound3_liquidatable',
  run: ({ input: value, expected: published }) => {
    const input = vectorInput(value)
    const expected = vectorInput(published, 'expected')
    const list = ['collaterals', 'assets', 'collateral'].find(
      (key) => input.has(key) && Array.isArray(input.raw(key)),
    )
    const parts = list === undefined ? [input] : partsOf(input, list)
    const collateral = parts.map(readCollateral)
    const basePrice = input.numberOr(1, 'basePrice')
    // A balance owed to the user is a debt below zero: the account then owes nothing.
    const owed = input.numberOr(0, 'baseDebt', 'debt', 'owed')
    const principal = input.numberOr(-owed, 'basePrincipal', 'principal', 'baseBalance')
    input.assertAllRead()
    const health = collateralHealth({ collateral, debtValue: Math.max(0, -principal) * basePrice })
    const answers: Readonly<Record<string, boolean>> = {
      isLiquidatable: isUndercovered(health),
      isBorrowCollateralized: health.collateralValue * health.loanToValue >= health.debtValue,
    }
    const wrong = expected.keys.filter((key) => answers[key] !== expected.raw(key))
    return wrong.length === 0 && expected.keys.length > 0
      ? { passed: true }
      : { passed: false, message: `${wrong.join(', ')}: computed ${JSON.stringify(answers)}` }
  },
}

function readCollateral(input: VectorInput): WeightedCollateral {
  const quantity = input.numberOr(0, 'collateral', 'amount', 'balance', 'quantity')
  const threshold = input.numberOr(
    1,
    'liquidateCollateralFactor',
    'liquidateCF',
    'liquidationFactor',
  )
  const loanToValue = input.numberOr(threshold, 'borrowCollateralFactor', 'borrowCF')
  if (quantity < 0) {
    throw new VectorInputError({
      problem: `Collateral of ${quantity}.`,
      remedy: 'Collateral is not negative; state a debt as baseDebt.',
    })
  }
  return {
    value: quantity * input.numberOr(1, 'price', 'collateralPrice'),
    loanToValue,
    liquidationThreshold: threshold,
  }
}
