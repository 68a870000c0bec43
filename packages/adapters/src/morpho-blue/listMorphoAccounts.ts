import type { Address, Hex, MarginAccountKey } from '@crossmargin/core'
import { type Client, pad, toEventSelector, zeroAddress } from 'viem'
import type { ChainLog } from '../kit/chainLog.ts'
import type { Deployment } from '../kit/deployment.ts'
import { listLogs } from '../kit/listLogs.ts'
import { decodeMorphoLog } from './decodeMorphoLog.ts'
import { morphoEventsAbi } from './morphoAbi.ts'

/** Owners in one request: nodes cap the topics of a filter. */
const ownersPerRequest = 100

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
  parameters: {
    readonly deployment: Deployment
    readonly owners: readonly Address[]
    readonly toBlock: number
  },
): Promise<readonly MarginAccountKey[]> {
  const owners = [...new Set(parameters.owners.map((owner) => owner.toLowerCase() as Address))]
  const marketsOf = new Map(owners.map((owner) => [owner, new Set<Hex>()]))
  for (let from = 0; from < owners.length; from += ownersPerRequest) {
    const some = owners.slice(from, from + ownersPerRequest)
    await addOwnMarkets(client, { ...parameters, owners: some }, marketsOf)
  }
  await addFeeMarkets(client, parameters, marketsOf)
  const { venue, chainId, root } = parameters.deployment
  return [...marketsOf].flatMap(([owner, marketIds]) =>
    [...marketIds].map((sub) => ({ venue, chainId, root, owner, sub })),
  )
}

type Range = { readonly deployment: Deployment; readonly toBlock: number }
type MarketsOf = ReadonlyMap<Address, Set<Hex>>

async function addOwnMarkets(
  client: Client,
  { owners, ...range }: Range & { readonly owners: readonly Address[] },
  marketsOf: MarketsOf,
): Promise<void> {
  const names = [selectorOf('Supply'), selectorOf('SupplyCollateral')]
  const logs = await list(client, range, [names, null, null, owners.map((owner) => pad(owner))])
  for (const log of logs) {
    const event = decodeMorphoLog(log)
    if (event?.eventName !== 'Supply' && event?.eventName !== 'SupplyCollateral') continue
    marketsOf.get(event.args.onBehalf.toLowerCase() as Address)?.add(event.args.id)
  }
}

async function addFeeMarkets(client: Client, range: Range, marketsOf: MarketsOf): Promise<void> {
  const changes = await list(client, range, [selectorOf('SetFeeRecipient')])
  // The zero address is the recipient until somebody is named.
  const recipients = new Set<Address>([zeroAddress])
  for (const log of changes) {
    const event = decodeMorphoLog(log)
    if (event?.eventName !== 'SetFeeRecipient') continue
    recipients.add(event.args.newFeeRecipient.toLowerCase() as Address)
  }
  const sets = [...recipients].flatMap((recipient) => marketsOf.get(recipient) ?? [])
  if (sets.length === 0) return
  for (const log of await list(client, range, [selectorOf('SetFee')])) {
    const event = decodeMorphoLog(log)
    if (event?.eventName !== 'SetFee') continue
    for (const marketIds of sets) marketIds.add(event.args.id)
  }
}

function list(
  client: Client,
  { deployment, toBlock }: Range,
  topics: readonly (Hex | readonly Hex[] | null)[],
): Promise<readonly ChainLog[]> {
  const { root: address, startBlock: fromBlock } = deployment
  return listLogs(client, { address, topics, fromBlock, toBlock })
}

function selectorOf(name: (typeof morphoEventsAbi)[number]['name']): Hex {
  const event = morphoEventsAbi.find((item) => item.name === name)
  return toEventSelector(event as (typeof morphoEventsAbi)[number])
}
