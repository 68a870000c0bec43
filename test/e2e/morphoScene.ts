import { type Deployment, type MorphoState, morphoBlue } from '@crossmargin/adapters'
import {
  type AccountChange,
  type AccountReading,
  type Hex,
  type MarginAccountKey,
  mulDivDown,
} from '@crossmargin/core'
import { bootWorld, type SendReturnType, type World, type WorldChain } from '@crossmargin/world'
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
  'function supply(MarketParams marketParams, uint256 assets, uint256 shares, address onBehalf, bytes data)',
  'function withdraw(MarketParams marketParams, uint256 assets, uint256 shares, address onBehalf, address receiver)',
  'function borrow(MarketParams marketParams, uint256 assets, uint256 shares, address onBehalf, address receiver)',
  'function repay(MarketParams marketParams, uint256 assets, uint256 shares, address onBehalf, bytes data)',
  'function supplyCollateral(MarketParams marketParams, uint256 assets, address onBehalf, bytes data)',
  'function withdrawCollateral(MarketParams marketParams, uint256 assets, address onBehalf, address receiver)',
  'function liquidate(MarketParams marketParams, address borrower, uint256 seizedAssets, uint256 repaidShares, bytes data)',
  'function submit(uint256 roundId, int256 submission)',
  'function latestRound() view returns (uint256)',
])

/** Boots a world and discovers its Morpho. The caller closes the world. */
export async function openMorphoScene(): Promise<MorphoScene> {
  const world = await bootWorld()
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

/**
 * Writes a change as a call.
 *
 * @param parameters.isAllSeized how a liquidation of all of a debt is asked: by the collateral, where
 * that does not pay for it.
 */
export function toCall(
  { snapshot: { key, state } }: MorphoReading,
  parameters: { readonly change: AccountChange; readonly isAllSeized: boolean },
): Hex {
  const { change, isAllSeized } = parameters
  const { params, market, position } = state
  const { owner } = key
  if (change.kind === 'liquidate') {
    const a = change.repayRaw === 'all' ? 0n : change.repayRaw
    const denominator = market.totalBorrowAssets + 1n
    const bought = mulDivDown({ a, b: market.totalBorrowShares + 10n ** 6n, denominator })
    const shares = change.repayRaw === 'all' ? position.borrowShares : bought
    const [seized, repaid] = isAllSeized ? [position.collateral, 0n] : [0n, shares]
    const args = [params, owner, seized, repaid, '0x'] as const
    return encodeFunctionData({ abi, functionName: 'liquidate', args })
  }
  if (!('amountRaw' in change)) return '0x'
  const isAll = change.amountRaw === 'all'
  const assets = change.amountRaw === 'all' ? 0n : change.amountRaw
  if (change.asset === params.collateralToken) {
    const pledged = isAll ? position.collateral : assets
    return change.kind === 'deposit'
      ? encodeFunctionData({
          abi,
          functionName: 'supplyCollateral',
          args: [params, pledged, owner, '0x'],
        })
      : encodeFunctionData({
          abi,
          functionName: 'withdrawCollateral',
          args: [params, pledged, owner, owner],
        })
  }
  const held = change.kind === 'repay' ? position.borrowShares : position.supplyShares
  const amounts = [params, assets, isAll ? held : 0n, owner] as const
  switch (change.kind) {
    case 'deposit':
      return encodeFunctionData({ abi, functionName: 'supply', args: [...amounts, '0x'] })
    case 'withdraw':
      return encodeFunctionData({ abi, functionName: 'withdraw', args: [...amounts, owner] })
    case 'borrow':
      return encodeFunctionData({ abi, functionName: 'borrow', args: [...amounts, owner] })
    case 'repay':
      return encodeFunctionData({ abi, functionName: 'repay', args: [...amounts, '0x'] })
  }
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
