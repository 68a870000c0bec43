import {
  type AccountReading,
  type AssetRegistry,
  BaseError,
  type Gap,
  type MarginAccountKey,
  toMarginAccountId,
} from '@crossmargin/core'
import { redactSecrets } from '../rpc/redactUrl.ts'
import type { VenueAdapter } from '../venueAdapter.ts'
import { type AssessedAccount, assessAccount } from './assessAccount.ts'

/** An account assessed, or why it could not be. */
export type AssessmentAttempt =
  | { readonly kind: 'assessed'; readonly account: AssessedAccount }
  | { readonly kind: 'failed'; readonly gap: Gap }

/**
 * Assesses one account, so that its failure is no other's.
 *
 * @param parameters.getReading brings the account's reading; what it throws is caught too.
 * @returns the assessed account, or a gap that makes every sum it belongs in unknown: a failure must
 * never make a portfolio look smaller and so healthier than it is.
 */
export function attemptAssessment(
  adapter: VenueAdapter,
  parameters: {
    readonly key: MarginAccountKey
    readonly getReading: () => AccountReading
    readonly assets: AssetRegistry
  },
): AssessmentAttempt {
  const { key, getReading, assets } = parameters
  try {
    const account = assessAccount(adapter, { reading: getReading(), assets })
    return { kind: 'assessed', account }
  } catch (error) {
    return { kind: 'failed', gap: failedAccount(key, error) }
  }
}

function failedAccount(key: MarginAccountKey, error: unknown): Gap {
  const reason = error instanceof BaseError ? error.shortMessage : String(error)
  const account = toMarginAccountId(key)
  return {
    kind: 'venue-failed',
    effect: 'account-unknown',
    message: `Account ${account} could not be assessed: ${redactSecrets(reason)}`,
    chainId: key.chainId,
    venue: key.venue,
    account,
  }
}
