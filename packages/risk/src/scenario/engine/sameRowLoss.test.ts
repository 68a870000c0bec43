import { expect, test } from 'vitest'
import { bareEth } from '../../../test/riskBookFixture.ts'
import { timsLike } from '../parameter-sets/tims.ts'
import { scenarioMargin } from '../scenarioMargin.ts'
import { sameRowLoss } from './sameRowLoss.ts'
import { underlyingRisk } from './underlyingRisk.ts'

const book = (underlying: string, quantity: number) => ({
  ...bareEth,
  underlying,
  perpetuals: [{ quantity, markPriceUsd: 2000, confidence: 1, unsettledUsd: 0 }],
})
const risks = [book('ETH', 1), book('BTC', -1)].map((it) =>
  underlyingRisk(it, { set: timsLike, stablePriceUsd: 1 }),
)

test('default', () => {
  expect(sameRowLoss(risks, 0.5)).toEqual({
    scenario: '-15% none',
    lossUsd: 150,
    minimumUsd: 0,
  })
  expect(sameRowLoss(risks, 1).lossUsd).toBe(0)
  expect(sameRowLoss(risks, 0).lossUsd).toBe(300)
})

test('behavior: a set of this kind margins the whole book by one row', () => {
  const underlyings = [book('ETH', 1), book('BTC', -1)]
  const margin = scenarioMargin({ cash: 0, stablePriceUsd: 1, underlyings }, timsLike)
  expect(margin.maintenance.requirementUsd).toBe(150)
})
