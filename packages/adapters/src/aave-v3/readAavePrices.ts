import { type Address, type BlockRef, type OraclePrice, toAssetId } from '@crossmargin/core'
import type { Client } from 'viem'
import { callViews } from '../kit/callViews.ts'
import type { Deployment } from '../kit/deployment.ts'
import { answerTo, requiredAnswer, toView } from './aaveViews.ts'
import { priceOf, priceQuestion } from './index/observeAave.ts'
import { pointer } from './readPool.ts'
import { toOraclePrices } from './toReading.ts'

/**
 * Reads the market's oracle alone: what it prices every listed asset at.
 *
 * Two rounds: the provider's oracle and the pool's list, then the prices.
 *
 * @returns prices that are known; none where the market has no oracle.
 * @throws AaveViewError when the root is no Aave v3 market at that block.
 */
export async function readAavePrices(
  client: Client,
  { deployment, at }: { readonly deployment: Deployment; readonly at: BlockRef },
): Promise<readonly OraclePrice[]> {
  const { provider, pool } = deployment.contracts as { provider: Address; pool: Address }
  const ofOracle = { to: provider, name: 'getPriceOracle' } as const
  const ofReserves = { to: pool, name: 'getReservesList' } as const
  const roots = await callViews(client, { views: [toView(ofOracle), toView(ofReserves)], at })
  const oracle = pointer(answerTo(roots, ofOracle))
  if (oracle === null) return []
  const assets = requiredAnswer(roots, ofReserves).map((asset) => asset.toLowerCase() as Address)
  const views = assets.map((asset) => toView(priceQuestion(oracle, asset)))
  const answers = await callViews(client, { views, at })
  const prices = new Map(
    assets.flatMap((asset) => {
      const priceRaw = priceOf(answers, oracle, asset)
      return priceRaw === null ? [] : [[asset, priceRaw] as const]
    }),
  )
  const reserves = assets.map((address) => ({
    address,
    asset: { id: toAssetId({ chainId: at.chainId, address }) },
  }))
  return toOraclePrices({ oracle, reserves }, prices)
}
