import { type Deployment, type MorphoState, morphoBlue } from '@crossmargin/adapters'
import type { AccountReading, Hex, MarginAccountKey } from '@crossmargin/core'
import {
  type BootWorldParameters,
  bootWorld,
  type SendReturnType,
  type World,
  type WorldChain,
} from '@crossmargin/world'
import {
  type Address,
  decodeFunctionResult,
  encodeAbiParameters,
  encodeFunctionData,
  keccak256,
  parseAbi,
  parseAbiParameters,
} from 'viem'
import { call } from 'viem/actions'
import { type IndexedBlock, indexInMemory } from './indexInMemory.ts'

export type MorphoReading = AccountReading<MorphoState>
export type MarketParams = MorphoState['params']

/** One owner in one market. */
export type Seat = { readonly params: MarketParams; readonly owner: Address }

/** The chain of a booted world that has Morpho, discovered. */
export type MorphoScene = {
  readonly world: World
  readonly chain: WorldChain
  readonly deployment: Deployment
  /** WBTC, WETH and LINK, each against USDC. */
  readonly markets: readonly [MarketParams, MarketParams, MarketParams]
}

const abi = parseAbi([
  'struct MarketParams { address loanToken; address collateralToken; address oracle; address irm; uint256 lltv; }',
  'function liquidate(MarketParams marketParams, address borrower, uint256 seizedAssets, uint256 repaidShares, bytes data)',
  'function submit(uint256 roundId, int256 submission)',
  'function latestRound() view returns (uint256)',
])

/** Boots a world and discovers its Morpho. The caller closes the world. */
export async function openMorphoScene(parameters: BootWorldParameters = {}): Promise<MorphoScene> {
  const world = await bootWorld(parameters)
  const chain = world.chains.find(({ morpho }) => morpho !== undefined) as WorldChain
  const { client, chainId, startBlock, deployments } = chain
  const root = deployments.find(({ venue }) => venue === 'morpho-blue')?.root as Address
  const deployment = await morphoBlue.discover(client, { chainId, root, startBlock })
  const [wbtc, weth, link] = (chain.morpho?.markets ?? []).map(({ params }) => lowered(params))
  const markets = [wbtc, weth, link] as MorphoScene['markets']
  return { world, chain, deployment, markets }
}

/** Everything up to the head, folded anew. */
export async function indexedMorpho({ chain, deployment }: MorphoScene): Promise<IndexedBlock> {
  return indexInMemory(chain.client, {
    adapter: morphoBlue,
    deployment,
    toNumber: Number(await chain.client.request({ method: 'eth_blockNumber' })),
    isChecked: () => false,
  })
}

/** The account as it will stand, untouched, in a next block an hour and a bit from now. */
export async function foreseen(scene: MorphoScene, seat: Seat): Promise<MorphoReading> {
  const { at, rows } = await indexedMorpho(scene)
  const { deployment } = scene
  const later = { ...at, timestampSeconds: at.timestampSeconds + 3_607 }
  const key = keyOf(scene, seat)
  return morphoBlue.assemble(rows as never, { deployment, key, at: later })
}

/** The contract has no view of health, but says it when asked to liquidate one share. */
export async function isHealthyToContract(
  { chain }: MorphoScene,
  asked: {
    readonly reading: MorphoReading
    readonly blockHash: Hex
    readonly stateOverride?: readonly { readonly address: Address; readonly code: Hex }[]
  },
): Promise<boolean> {
  const { key, state } = asked.reading.snapshot
  const args = [state.params, key.owner, 0n, 1n, '0x'] as const
  const data = encodeFunctionData({ abi, functionName: 'liquidate', args })
  const { blockHash, stateOverride = [] } = asked
  const from = { account: chain.keeper, to: key.root, data }
  try {
    await call(chain.client, { ...from, blockHash, stateOverride: [...stateOverride] })
    return false
  } catch (error) {
    return String(error).includes('position is healthy')
  }
}

/** Has a feed answer a percentage of what it answers now. */
export async function movePrice(
  { chain }: MorphoScene,
  { symbol, percent }: { readonly symbol: string; readonly percent: bigint },
): Promise<SendReturnType> {
  const feed = chain.feeds[symbol]
  const latest = await call(chain.client, {
    to: feed?.aggregator as Address,
    data: encodeFunctionData({ abi, functionName: 'latestRound' }),
  })
  const round = decodeFunctionResult({ abi, functionName: 'latestRound', data: latest.data as Hex })
  const { data } = await call(chain.client, { to: feed?.proxy as Address, data: '0x50d25bcd' })
  const answer = (BigInt(data as Hex) * percent) / 100n
  const submit = encodeFunctionData({ abi, functionName: 'submit', args: [round + 1n, answer] })
  return chain.send({
    from: chain.admin,
    to: feed?.aggregator as Address,
    data: submit,
  })
}

/** Names an owner in a market. */
export function keyOf(scene: MorphoScene, { params, owner }: Seat): MarginAccountKey {
  const { venue, chainId, root } = scene.deployment
  return { venue, chainId, root, owner: owner.toLowerCase() as Address, sub: idOf(params) }
}

/** A market's id is the hash of what it is made with. */
export function idOf({ loanToken, collateralToken, oracle, irm, lltv }: MarketParams): Hex {
  const types = parseAbiParameters('address, address, address, address, uint256')
  return keccak256(encodeAbiParameters(types, [loanToken, collateralToken, oracle, irm, lltv]))
}

function lowered(params: MarketParams): MarketParams {
  const lower = (address: Address) => address.toLowerCase() as Address
  const { loanToken, collateralToken, oracle, irm, lltv } = params
  return {
    loanToken: lower(loanToken),
    collateralToken: lower(collateralToken),
    oracle: lower(oracle),
    irm: lower(irm),
    lltv,
  }
}
