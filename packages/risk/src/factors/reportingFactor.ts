import type { FactorId } from '@crossmargin/core'

/**
 * The factor everything is reported in.
 *
 * A dollar does not move against the dollar, so no spot row is applied to it. Every holding of it is a
 * token that promises a dollar, though, so it takes the depeg rows whether or not it is marked pegged:
 * there is no riskless dollar on a chain.
 */
export const reportingFactor: FactorId = 'USD'
