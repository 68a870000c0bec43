import type { FactorExposure } from '../portfolio/netExposures.ts'
import { assertScenarioModel } from './assertScenarioModel.ts'
import { type RequirementLine, requirementLines } from './requirementLines.ts'
import type { ScenarioModel } from './scenarioModel.ts'

/** What a model asks of some exposures, and why. */
export type ScenarioRequirement = {
  /** USD, never negative: the sum of the lines, added in their order. */
  readonly requirementUsd: number
  readonly lines: readonly RequirementLine[]
}

/**
 * Asks a scenario model what equity some exposures need.
 *
 *     requirement = Σ factors worst spot loss(net of factor)
 *                 + Σ pegged assets worst depeg loss(max(0, net of asset))
 *                 + Σ factors Σ contingencies rate · gross of factor
 *
 * Factors add up without offset: a gain in BTC never pays for a loss in ETH, because their
 * correlation is not modelled and changes when it matters. The reporting currency takes no spot rows
 * and no contingency. A pegged asset of a moving factor (a staked coin) takes the spot rows with its
 * factor and the depeg rows on its own; the product of the two moves is left out, which overstates the
 * loss of a long in a fall. Pegged assets net only with themselves: being long one dollar and short
 * another is the very risk.
 *
 * Convex and positively homogeneous in the exposures, hence sub-additive: netting never asks for more
 * than the parts do.
 *
 * @throws every error of {@link assertScenarioModel}.
 */
export function scenarioRequirement(
  exposures: readonly FactorExposure[],
  model: ScenarioModel,
): ScenarioRequirement {
  assertScenarioModel(model)
  const lines = exposures.flatMap((exposure) => requirementLines(exposure, model))
  return { requirementUsd: lines.reduce((sum, line) => sum + line.requirementUsd, 0), lines }
}
