import { type AssessedAccount, attemptAssessment, type PricesAtBlock } from '@crossmargin/adapters'
import type {
  AccountReading,
  Address,
  AssetRegistry,
  BlockRef,
  Gap,
  OraclePrice,
} from '@crossmargin/core'
import { boundedClient } from './boundedClient.ts'
import type { Deadline } from './createDeadline.ts'
import { discoverOnce } from './discoverOnce.ts'
import { failureWords } from './failureWords.ts'
import type { OpenChain } from './readableChain.ts'
import type { VenueQuestion } from './resolveQuestion.ts'

/** What one deployment says of some owners at one block, or why it says nothing. */
export type DeploymentReading = {
  readonly accounts: readonly AssessedAccount[]
  readonly prices: PricesAtBlock
  readonly gaps: readonly Gap[]
}

/** Whom to ask for, where, when, and for how long. */
export type ReadDeploymentParameters = VenueQuestion & {
  readonly owners: readonly Address[]
  readonly at: BlockRef
  readonly assets: AssetRegistry
  readonly deadline: Deadline
}

/**
 * Reads and assesses all margin accounts that some owners have in one deployment.
 *
 * @returns accounts and prices. A deployment that fails or does not answer in time is one gap, an
 * account that cannot be assessed is another, and neither harms the rest.
 */
export async function readDeployment(
  chain: OpenChain,
  parameters: ReadDeploymentParameters,
): Promise<DeploymentReading> {
  const { adapter, assets, at, deadline } = parameters
  try {
    const { readings, prices } = await deadline.within(readVenue(chain, parameters))
    const attempts = readings.map((reading) => {
      const { key } = reading.snapshot
      return attemptAssessment(adapter, { key, getReading: () => reading, assets })
    })
    return {
      accounts: attempts.flatMap((it) => (it.kind === 'assessed' ? [it.account] : [])),
      prices: { at, prices },
      gaps: attempts.flatMap((it) => (it.kind === 'failed' ? [it.gap] : [])),
    }
  } catch (error) {
    return { accounts: [], prices: { at, prices: [] }, gaps: [failedGap(chain, parameters, error)] }
  }
}

async function readVenue(
  { client }: OpenChain,
  { adapter, deployment, owners, at, deadline }: ReadDeploymentParameters,
): Promise<{
  readonly readings: readonly AccountReading[]
  readonly prices: readonly OraclePrice[]
}> {
  const { signal } = deadline
  const discovered = await discoverOnce(client, { adapter, deployment, signal })
  const bounded = boundedClient(client, { signal })
  const where = { deployment: discovered, at }
  // What a venue prices is wanted even where the owners have nothing in it: another venue may count in
  // a token that only this one prices in USD.
  const [readings, listed = []] = await Promise.all([
    adapter.read(bounded, { ...where, owners }),
    adapter.readOraclePrices?.(bounded, where),
  ])
  const ofAccounts = readings.flatMap((reading) => reading.oraclePrices)
  return { readings, prices: [...listed, ...ofAccounts] }
}

function failedGap(
  { client, name }: OpenChain,
  { adapter, deployment }: VenueQuestion,
  error: unknown,
): Gap {
  const { venue, chainId, root } = deployment
  return {
    kind: 'venue-failed',
    effect: 'part-missing',
    message: `${adapter.label} at ${root} on ${name} could not be read: ${failureWords(error, client)}.`,
    chainId,
    venue,
  }
}
