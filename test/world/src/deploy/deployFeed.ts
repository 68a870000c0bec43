import {
  type Address,
  encodeAbiParameters,
  encodeFunctionData,
  parseAbi,
  parseAbiParameters,
} from 'viem'
import type { AssetSettings } from './chainSettings.ts'
import type { Deployer } from './createDeployer.ts'
import { FEED_SIGNATURES } from './signatures.ts'

/** A price feed: consumers read the proxy, events come from the aggregator. */
export type Feed = { readonly proxy: Address; readonly aggregator: Address }

const FEED_ABI = parseAbi(FEED_SIGNATURES)
const FLUX = parseAbiParameters('address, uint128, uint32, address, int256, int256, uint8, string')
const PROXY = parseAbiParameters('address, address')
const NOBODY = '0x0000000000000000000000000000000000000000'

/** Deploys an aggregator with one oracle, its proxy, and the first answer. */
export function deployFeed(deployer: Deployer, asset: AssetSettings): Feed {
  const description = `${asset.underlying} / USD`
  const limits = { lowest: 1n, highest: 10n ** 18n }
  const aggregator = deployer.deploy(
    'FluxAggregator',
    encodeAbiParameters(FLUX, [
      NOBODY,
      0n,
      0,
      NOBODY,
      limits.lowest,
      limits.highest,
      8,
      description,
    ]),
  )
  const reporter = [deployer.account] as const
  const oracles = encodeFunctionData({
    abi: FEED_ABI,
    functionName: 'changeOracles',
    args: [[], reporter, reporter, 1, 1, 0],
  })
  const first = encodeFunctionData({
    abi: FEED_ABI,
    functionName: 'submit',
    args: [1n, asset.anchorPriceUsd8],
  })
  deployer.call(aggregator, oracles)
  deployer.call(aggregator, first)
  const proxy = deployer.deploy(
    'EACAggregatorProxy',
    encodeAbiParameters(PROXY, [aggregator, NOBODY]),
  )
  return { proxy, aggregator }
}
