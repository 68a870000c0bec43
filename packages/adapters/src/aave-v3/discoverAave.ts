import type { Address } from '@crossmargin/core'
import type { Client } from 'viem'
import { getBlock } from 'viem/actions'
import { callViews } from '../kit/callViews.ts'
import type { Deployment } from '../kit/deployment.ts'
import { requiredAnswer, toView } from './aaveViews.ts'

/**
 * Finds a market's contracts from its PoolAddressesProvider. Pool and PoolConfigurator are proxies at
 * lasting addresses; the oracle is not, and is followed by the provider's events.
 *
 * @throws AaveViewError when the root is not a PoolAddressesProvider.
 */
export async function discoverAave(
  client: Client,
  parameters: { readonly chainId: number; readonly root: Address; readonly startBlock: number },
): Promise<Deployment> {
  const { chainId, startBlock } = parameters
  const root = parameters.root.toLowerCase() as Address
  const { hash } = await getBlock(client)
  const questions = [
    { to: root, name: 'getPool' },
    { to: root, name: 'getPoolConfigurator' },
  ] as const
  const results = await callViews(client, { views: questions.map(toView), at: { hash } })
  const [pool, configurator] = questions.map(
    (question) => requiredAnswer(results, question).toLowerCase() as Address,
  ) as [Address, Address]
  const contracts = { provider: root, pool, configurator }
  return { venue: 'aave-v3', chainId, root, startBlock, contracts }
}
