import type { Graphql } from '@crossmargin/sdk'

/** The lines of a requirement added up again, beside what the server says they add to. */
export type RequirementSum = {
  readonly totalUsd: number
  /** `partial` where the requirement is unknown: then the lines are only what is known of it. */
  readonly verdict: 'equal' | 'different' | 'partial'
}

/** Adds the lines; they re-add when the sum is the stated one to half a cent. */
export function requirementSum(
  economic: Pick<Graphql.EconomicHealth, 'lines' | 'nettedRequirementUsd'>,
): RequirementSum {
  const totalUsd = economic.lines.reduce((sum, line) => sum + line.requirementUsd, 0)
  const statedUsd = economic.nettedRequirementUsd
  if (statedUsd === null) return { totalUsd, verdict: 'partial' }
  const isEqual = Math.abs(totalUsd - statedUsd) < 0.005
  return { totalUsd, verdict: isEqual ? 'equal' : 'different' }
}
