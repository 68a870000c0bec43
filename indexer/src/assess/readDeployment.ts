import {
  type AssessedAccount,
  assessAccount,
  type PricesAtBlock,
  type VenueAdapter,
} from '@crossmargin/adapters'
import {
  type Address,
  type AssetRegistry,
  BaseError,
  type BlockRef,
  type Gap,
} from '@crossmargin/core'
import type { Client } from 'viem'
import type { DeploymentConfig } from '../config/config.ts'
import { rpcFailure } from '../errors/rpcFailure.ts'
import { redactSecrets } from '../log/redactUrl.ts'

/** What one deployment says of some owners at one block, or why it says nothing. */
export type DeploymentReading = {
  readonly accounts: readonly AssessedAccount[]
  readonly prices: PricesAtBlock
  readonly gaps: readonly Gap[]
}

/** Whom to ask for, where and when. */
export type ReadDeploymentParameters = {
  readonly adapter: VenueAdapter
  readonly deployment: DeploymentConfig
  /** Of the chain, for people. */
  readonly chainName: string
  readonly owners: readonly Address[]
  readonly at: BlockRef
  readonly assets: AssetRegistry
}

/**
 * Reads and assesses all margin accounts that some owners have in one deployment.
 *
 * @returns accounts and prices; a deployment that fails is one gap, and harms no other.
 */
export async function readDeployment(
  client: Client,
  parameters: ReadDeploymentParameters,
): Promise<DeploymentReading> {
  const { adapter, deployment, owners, at, assets } = parameters
  try {
    const discovered = await adapter.discover(client, deployment)
    const readings = await adapter.read(client, { deployment: discovered, owners, at })
    const accounts = readings.map((reading) => assessAccount(adapter, { reading, assets }))
    return {
      accounts,
      prices: { at, prices: readings.flatMap((reading) => reading.oraclePrices) },
      gaps: [],
    }
  } catch (error) {
    return { accounts: [], prices: { at, prices: [] }, gaps: [failedGap(parameters, error)] }
  }
}

function failedGap(
  { adapter, deployment, chainName }: ReadDeploymentParameters,
  error: unknown,
): Gap {
  const why = error instanceof BaseError ? redactSecrets(error.shortMessage) : rpcFailure(error)
  return {
    kind: 'venue-failed',
    effect: 'part-missing',
    message: `${adapter.label} at ${deployment.root} on ${chainName} could not be read: ${why.replace(/\.$/, '')}.`,
    chainId: deployment.chainId,
    venue: deployment.venue,
  }
}
