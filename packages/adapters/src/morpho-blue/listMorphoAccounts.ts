import type { Address, Hex, MarginAccountKey } from '@crossmargin/core'
import { type Client, pad, zeroAddress } from 'viem'
import type { Deployment } from '../kit/deployment.ts'
import { listMorphoEvents, morphoTopics } from './listMorphoEvents.ts'

/** Owners in one request: nodes cap the topics of a filter. */
const ownersPerRequest = 100

/** Whose accounts, up to which block. */
export type ListMorphoAccountsParameters = {
  readonly deployment: Deployment
  readonly owners: readonly Address[]
  /** The last block, itself included. */
  readonly toBlock: number
}

/**
 * Finds the accounts that owners may have, in the logs that name the owner.
 *
 * A position begins in one of three ways: supplying, pledging collateral (a loan needs it), or being
 * the fee recipient when interest accrues. The last leaves no log with the owner's name but the one
 * that made it the recipient; who ever was one is taken to have an account in every market that ever
 * had a fee.
 *
 * @returns keys, the owners' in their order; of accounts that may by now be empty.
 */
export async function listMorphoAccounts(
  client: Client,
  parameters: ListMorphoAccountsParameters,
): Promise<readonly MarginAccountKey[]> {
  const { venue, chainId, root } = parameters.deployment
  const owners = [...new Set(parameters.owners.map(lower))]
  const marketIds = new Map(owners.map((owner) => [owner, new Set<Hex>()]))
  for (let from = 0; from < owners.length; from += ownersPerRequest) {
    const some = owners.slice(from, from + ownersPerRequest).map((owner) => pad(owner))
    const topics = [morphoTopics('Supply', 'SupplyCollateral'), null, null, some]
    for (const event of await listMorphoEvents(client, { ...parameters, topics })) {
      if (!('onBehalf' in event.args)) continue
      marketIds.get(lower(event.args.onBehalf))?.add(event.args.id)
    }
  }
  await addFeeMarkets(client, parameters, marketIds)
  return owners.flatMap((owner) =>
    [...(marketIds.get(owner) ?? [])].map((sub) => ({ venue, chainId, root, owner, sub })),
  )
}

async function addFeeMarkets(
  client: Client,
  parameters: ListMorphoAccountsParameters,
  marketIds: ReadonlyMap<Address, Set<Hex>>,
): Promise<void> {
  const events = await listMorphoEvents(client, {
    ...parameters,
    topics: [morphoTopics('SetFeeRecipient', 'SetFee')],
  })
  // The zero address is the recipient until somebody is named.
  const recipients = new Set<Address>([zeroAddress])
  const feeMarkets: Hex[] = []
  for (const { eventName, args } of events) {
    if (eventName === 'SetFeeRecipient') recipients.add(lower(args.newFeeRecipient))
    if (eventName === 'SetFee') feeMarkets.push(args.id)
  }
  for (const recipient of recipients) {
    for (const marketId of feeMarkets) marketIds.get(recipient)?.add(marketId)
  }
}

function lower(address: string): Address {
  return address.toLowerCase() as Address
}
