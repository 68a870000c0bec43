import { defaultStatusThresholds } from '@crossmargin/core'
import { expect, test } from 'vitest'
import { reportOf } from '../../test/arbitraryPortfolio.ts'
import { account, address, usdc, weth } from '../../test/portfolioFixture.ts'
import { defaultScenarioModel } from '../scenario/defaultScenarioModel.ts'
import { inputDigest } from './inputDigest.ts'
import { defaultRiskMeasureSettings } from './riskMeasures.ts'

const inputs = {
  ...reportOf([
    account({ number: 1, holdings: [[weth, 10]] }),
    account({ number: 2, holdings: [[usdc, -1 / 3]], healthFactorWad: 1n }),
  ]),
  model: defaultScenarioModel,
  measures: defaultRiskMeasureSettings,
  thresholds: defaultStatusThresholds,
}

test('default', () => {
  expect(inputDigest(inputs)).toMatchInlineSnapshot(
    `"c72ec30bfac32775783a93dba5b70a7ff3a423a92858fa2fc993e67fccd7e6e1"`,
  )
})

test('behavior: a wei, a name or a block more is another digest', () => {
  const changes = [
    { owners: [address(8)] },
    { blocks: [] },
    { marketPrices: [] },
    { model: { ...defaultScenarioModel, version: '2' } },
    { measures: { ...defaultRiskMeasureSettings, seed: 2n } },
    { thresholds: { ...defaultStatusThresholds, warningBelowWad: 1n } },
    { accounts: [account({ number: 1, holdings: [[weth, 10]], healthFactorWad: 2n })] },
  ]
  const digests = changes.map((change) => inputDigest({ ...inputs, ...change }))
  expect(new Set([inputDigest(inputs), ...digests]).size).toBe(changes.length + 1)
})
