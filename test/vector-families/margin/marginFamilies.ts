import { derivePmrm1Portfolios, derivePmrm1Scenarios } from '../derive/derivePmrm1.ts'
import { derivePmrm2Portfolios } from '../derive/derivePmrm2Portfolios.ts'
import { deriveSrmPortfolios, deriveSrmScenarios } from '../derive/deriveSrm.ts'
import type { VectorFamily } from '../vectorFamily.ts'
import { aaveHealthFactor } from './aaveHealthFactor.ts'
import { arkisMultivenueMargin } from './arkisMultivenueMargin.ts'
import { compound3Liquidatable } from './compound3Liquidatable.ts'
import { exchangePortfolioMarginExamples } from './exchangePortfolioMarginExamples.ts'
import { morphoBluePosition } from './morphoBluePosition.ts'
import { spanRiskArrays } from './spanRiskArrays.ts'
import { synthetixV3PerpsMargin } from './synthetixV3PerpsMargin.ts'

/** Families of margin: scenario engines, position margin, lending and perpetual venues. */
export const marginFamilies: readonly VectorFamily[] = [
  aaveHealthFactor,
  arkisMultivenueMargin,
  compound3Liquidatable,
  derivePmrm1Portfolios,
  derivePmrm1Scenarios,
  derivePmrm2Portfolios,
  deriveSrmPortfolios,
  deriveSrmScenarios,
  exchangePortfolioMarginExamples,
  morphoBluePosition,
  spanRiskArrays,
  synthetixV3PerpsMargin,
]
