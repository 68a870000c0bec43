import type { Hex } from '@crossmargin/core'
import { type Client, toEventSelector } from 'viem'
import type { Deployment } from '../kit/deployment.ts'
import { type ListLogsParameters, listLogs } from '../kit/listLogs.ts'
import { decodeMorphoLog, type MorphoEvent } from './applyMorphoEvent.ts'
import { morphoEventsAbi } from './morphoAbi.ts'

/** Which of the singleton's events, from its start up to which block. */
export type ListMorphoEventsParameters = {
  readonly deployment: Deployment
  /** The last block, itself included. */
  readonly toBlock: number
  readonly topics: ListLogsParameters['topics']
}

/** Lists events of the singleton since it was deployed, in the chain's order. */
export async function listMorphoEvents(
  client: Client,
  { deployment, toBlock, topics }: ListMorphoEventsParameters,
): Promise<readonly MorphoEvent[]> {
  const { root: address, startBlock: fromBlock } = deployment
  const logs = await listLogs(client, { address, topics, fromBlock, toBlock })
  return logs.flatMap((log) => decodeMorphoLog(log) ?? [])
}

/** First topics of the events of some names. */
export function morphoTopics(...names: readonly MorphoEvent['eventName'][]): readonly Hex[] {
  return morphoEventsAbi.filter(({ name }) => names.includes(name)).map(toEventSelector)
}
