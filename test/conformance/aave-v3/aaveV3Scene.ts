import { readFileSync } from 'node:fs'
import { type AaveState, aaveV3, type Deployment } from '@crossmargin/adapters'
import type { AccountChange, AccountReading, Address, BlockRef } from '@crossmargin/core'
import { toAssetId } from '@crossmargin/core'
import { bootWorld, type World, type WorldChain } from '@crossmargin/world'
import { type Abi, parseAbi } from 'viem'
import { discover, reprice } from '../../e2e/aaveScenario.ts'
import { ask, send } from '../../e2e/chainTools.ts'
import type { SceneMove, SceneView, VenueScene } from '../suite/venueScene.ts'

/** Which chain of the world, and how it is played. */
export type OpenAaveV3SceneParameters = {
  readonly chainName: string
  readonly seed: number
  readonly readableBlocks: number
}

const one = 10n ** 18n

/** Aave v3 on a chain of the test world: the package's contracts, a month of history behind them. */
export async function openAaveV3Scene(parameters: OpenAaveV3SceneParameters): Promise<VenueScene> {
  const { chainName, seed, readableBlocks } = parameters
  const world = await bootWorld({ seed, readableBlocks, slotsInAnEpoch: 32 })
  const chain = world.chains.find(({ name }) => name === chainName) as WorldChain
  const deployment = await discover(chain)
  const { chainId } = chain
  return {
    contracts: 'real',
    chain,
    root: deployment.root,
    startBlock: deployment.startBlock,
    owners: chain.actors,
    assets: chain.assets.map(({ address, underlying }) => ({
      id: toAssetId({ chainId, address }),
      factor: underlying,
      isPegged: underlying === 'USD',
    })),
    errors: contractErrors(),
    namelessReasons: [],
    draw: (view) => draw({ world, chain, deployment }, view),
    isLiquidatable: (reading, at) => isLiquidatable({ chain, deployment }, reading, at),
    breakages: ['WETH', 'USDC'].map((symbol) => ({
      label: `the ${symbol} feed reverts`,
      break: async () => {
        await ask(chain, 'anvil_setCode', [chain.feeds[symbol]?.proxy, '0x5f5ffd'])
      },
    })),
    // The price of what is staked grows by the second, which rows of an earlier block do not know.
    accruesByItself: chain.assets.every(({ staked }) => staked === undefined),
    close: () => world.close(),
  }
}

type Place = {
  readonly world: World
  readonly chain: WorldChain
  readonly deployment: Deployment
}

function draw({ world, chain, deployment }: Place, view: SceneView): SceneMove {
  const { random, readings } = view
  const dice = random.integer({ min: 1, max: 100 })
  if (dice <= 12) return priceMove(chain, view)
  if (dice <= 16)
    return {
      kind: 'other',
      label: 'a round of the world',
      play: () => world.advance({ rounds: 1, secondsPerRound: 3_600 }),
    }
  const weak = readings.filter((it) => aaveV3.margin(it as never).liquidation.isLiquidatable)
  const owing = readings.filter(({ snapshot }) => snapshot.debts.length > 0)
  const target = weak.length > 0 && dice <= 55 ? random.pick(weak) : undefined
  const healthy = owing.length > 0 && dice <= 58 ? random.pick(owing) : undefined
  const victim = target ?? (dice > 55 ? healthy : undefined)
  if (victim !== undefined) {
    const change = drawLiquidation(victim, view)
    return { kind: 'change', key: victim.snapshot.key, change, sender: chain.keeper }
  }
  const owner = random.pick(chain.actors).toLowerCase() as Address
  const { venue, chainId, root } = deployment
  const change = drawChange({ chain, owner }, view)
  return { kind: 'change', key: { venue, chainId, root, owner }, change, sender: owner }
}

function priceMove(chain: WorldChain, { random }: SceneView): SceneMove {
  const volatile = Object.keys(chain.feeds).filter((symbol) => !/USDC|DAI/.test(symbol))
  const symbol = random.pick(volatile)
  const permille = BigInt(random.integer({ min: 780, max: 1_130 }))
  return {
    kind: 'other',
    label: 'a price',
    play: async () => send(chain, [await reprice(chain, symbol, permille)]),
  }
}

function drawLiquidation(
  { snapshot: { collaterals, debts } }: AccountReading,
  { random }: SceneView,
): AccountChange {
  const debt = random.pick(debts)
  const held = collaterals.length === 0 ? debt : random.pick(collaterals)
  const part = random.share(debt.balanceRaw, { min: 1, max: 99 })
  const repayRaw = random.chance(50) ? ('all' as const) : part
  return { kind: 'liquidate', collateral: tokenOf(held), debt: tokenOf(debt), repayRaw }
}

/** Any change of an owner: amounts around what is held, owed and free, and sometimes beyond. */
function drawChange(
  { chain, owner }: { readonly chain: WorldChain; readonly owner: Address },
  { random, readings }: SceneView,
): AccountChange {
  const reading = readings.find(({ snapshot }) => snapshot.key.owner === owner)
  const { address, decimals } = random.pick(chain.assets)
  const asset = address.toLowerCase() as Address
  const unit = 10n ** BigInt(decimals)
  const held = heldOf(reading?.snapshot.collaterals, asset)
  const owed = heldOf(reading?.snapshot.debts, asset)
  const bounds = { min: 1, max: 104 }
  const dice = random.integer({ min: 1, max: 100 })
  if (dice <= 30) {
    const amountRaw = (unit * BigInt(random.integer({ min: 0, max: 40_000 }))) / 1_000n
    return { kind: 'deposit', asset, amountRaw }
  }
  if (dice <= 50) {
    const amountRaw = random.chance(15) ? ('all' as const) : random.share(held, bounds)
    return { kind: 'withdraw', asset, amountRaw }
  }
  if (dice <= 72) {
    const free = lendable(reading, { asset, unit })
    return { kind: 'borrow', asset, amountRaw: random.share(free, { min: 60, max: 102 }) }
  }
  if (dice <= 88) {
    const amountRaw = random.chance(25) ? ('all' as const) : random.share(owed, bounds)
    return { kind: 'repay', asset, amountRaw }
  }
  if (dice <= 95) return { kind: 'set-collateral', asset, isCounted: random.chance(60) }
  const categoryId = random.pick([0, chain.aave.eModeCategoryId, 9])
  return { kind: 'set-category', categoryId }
}

/** What the pool says the account may still borrow, in an asset. */
function lendable(
  reading: AccountReading | undefined,
  { asset, unit }: { readonly asset: string; readonly unit: bigint },
): bigint {
  if (reading === undefined) return unit
  const { availableBorrowsBase = 0n } = aaveV3.margin(reading as never).answer
  const price = reading.oraclePrices.find(({ key }) => key === asset)?.valueRaw ?? 0n
  if (price === 0n) return unit
  const free = ((availableBorrowsBase as bigint) * unit) / price
  const most = inReserve(reading, asset)
  return free < most ? free : most
}

/**
 * Four fifths of what a reserve has to pay out: how much that is to the wei is not in the adapter's
 * state, so a loan beyond it is a refusal it does not foretell (the venue's README says so).
 */
function inReserve({ snapshot }: AccountReading, asset: string): bigint {
  const { reserves } = snapshot.state as AaveState
  const reserve = reserves.find(({ address }) => address === asset)
  if (reserve === undefined) return 0n
  const { scaledSupply, scaledDebt, liquidityIndexRay, debtIndexRay } = reserve
  const left = (scaledSupply * liquidityIndexRay - scaledDebt * debtIndexRay) / 10n ** 27n
  return left > 0n ? (left * 4n) / 5n : 0n
}

async function isLiquidatable(
  { chain, deployment }: Pick<Place, 'chain' | 'deployment'>,
  { snapshot }: AccountReading,
  at: BlockRef,
): Promise<boolean> {
  const keys = [snapshot.key]
  const [answer] = await aaveV3.readAnswers(chain.client, { deployment, keys, at })
  const health = answer?.['healthFactor']
  return typeof health === 'bigint' && health < one
}

function heldOf(holdings: AccountReading['snapshot']['debts'] | undefined, asset: Address): bigint {
  return holdings?.find((it) => it.asset.id.endsWith(asset))?.balanceRaw ?? 0n
}

function tokenOf({ asset }: { readonly asset: { readonly id: string } }): Address {
  return asset.id.slice(asset.id.indexOf(':') + 1) as Address
}

/** The errors the package declares, as it declares them. */
function contractErrors(): Abi {
  const folder = '../../world/node_modules/@aave-dao/aave-v3-origin/src/contracts'
  const file = new URL(`${folder}/protocol/libraries/helpers/Errors.sol`, import.meta.url)
  const declared = readFileSync(file, 'utf8').matchAll(/^\s*(error \w+\([^)]*\));/gm)
  const signatures: readonly string[] = [...declared].map(([, signature]) => signature ?? '')
  return parseAbi(signatures)
}
