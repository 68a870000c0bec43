import type { Graphql } from '@crossmargin/sdk'

/** The lines of a requirement added up again, beside what the server says they add to. */
export type RequirementSum = { readonly totalUsd: number; readonly isEqual: boolean }

/** Adds the lines; they re-add when the sum is the stated one to half a cent. */
export function requirementSum(
  economic: Pick<Graphql.EconomicHealth, 'lines' | 'nettedRequirementUsd'>,
): RequirementSum {
  const totalUsd = economic.lines.reduce((sum, line) => sum + line.requirementUsd, 0)
  return { totalUsd, isEqual: Math.abs(totalUsd - economic.nettedRequirementUsd) < 0.005 }
}
