import { fileURLToPath } from 'node:url'
import {
  type CometState,
  callViewsInOrder,
  compoundV3,
  decodeView,
  encodeView,
} from '@crossmargin/adapters'
import {
  type AccountChange,
  type AccountReading,
  type Address,
  type BlockRef,
  toAssetId,
} from '@crossmargin/core'
import { type BareChain, bootChain, type ContractProject, createRandom } from '@crossmargin/world'
import { type Abi, encodeFunctionData } from 'viem'
import type { SceneMove, SceneView, VenueScene } from '../suite/venueScene.ts'
import { cometSceneAbi as abi, type CometContracts, deployComet } from './deployComet.ts'
import { drawGovernance, drawMarketMove } from './drawCometMove.ts'

type Chain = BareChain<CometContracts>
type CometReading = AccountReading<CometState>

const project: ContractProject = {
  name: 'compound-v3-scene',
  compiler: 'solc-0.8.27',
  settings: { evmVersion: 'shanghai', optimizer: { enabled: true, runs: 200 }, viaIR: true },
  entries: ['world/WorldToken.sol', 'scene/CometStandIn.sol', 'scene/SceneFeed.sol'],
  remappings: {},
  sceneFolder: fileURLToPath(new URL('./contracts', import.meta.url)),
}

/** A Comet of our own making, with three collaterals and a few accounts. */
export async function openCompoundV3Scene(parameters: {
  readonly seed: number
  readonly readableBlocks: number
}): Promise<VenueScene> {
  const { seed, readableBlocks } = parameters
  const chain = await bootChain({
    chainId: 31_337,
    name: 'comet',
    readableBlocks,
    projects: [project],
    deploy: deployComet,
  })
  await playFirst(chain, seed)
  const { chainId, contracts } = chain
  return {
    contracts: 'stand-in',
    chain,
    root: contracts.comet,
    startBlock: chain.startBlock,
    owners: [...chain.cast.actors, chain.cast.lender],
    assets: Object.entries(contracts.tokens).map(([symbol, address]) => ({
      id: toAssetId({ chainId, address }),
      factor: symbol === 'USDX' ? 'USD' : symbol,
      isPegged: symbol === 'USDX',
    })),
    errors: abi as Abi,
    namelessReasons: [],
    draw: (view) => draw(chain, view),
    isLiquidatable: (reading, at) => isLiquidatableOnceAccrued(chain, reading, at),
    breakages: [
      { label: 'the feed of a collateral gives nothing', break: () => setPrice(chain, 'WETH', 0n) },
      { label: 'the feed of the base asset reverts', break: () => killFeed(chain, 'USDX') },
    ],
    accruesByItself: true,
    close: chain.close,
  }
}

/** Everybody lends, pledges and borrows a little, so that there is somebody to look at. */
async function playFirst(chain: Chain, seed: number): Promise<void> {
  const { comet, tokens } = chain.contracts
  const { actors, lender, keeper } = chain.cast
  const random = createRandom(seed)
  const most = 2n ** 256n - 1n
  const approve = encodeFunctionData({ abi, functionName: 'approve', args: [comet, most] })
  for (const to of Object.values(tokens))
    await chain.mine({
      transactions: [...actors, lender, keeper].map((from) => ({ from, to, data: approve })),
    })
  const call = (functionName: 'supply' | 'withdraw', asset: Address, amount: bigint) =>
    encodeFunctionData({ abi, functionName, args: [asset, amount] })
  const lent = call('supply', tokens.USDX, 400_000n * 10n ** 6n)
  await chain.send({ from: lender, to: comet, data: lent })
  for (const [place, from] of actors.entries()) {
    const token = place % 2 === 0 ? tokens.WETH : tokens.WBTC
    const amount =
      (place % 2 === 0 ? 10n ** 17n : 10n ** 7n) * BigInt(random.integer({ min: 5, max: 60 }))
    const loan = 10n ** 6n * BigInt(random.integer({ min: 150, max: 700 }))
    await chain.mine({
      transactions: [
        { from, to: comet, data: call('supply', token, amount) },
        { from, to: comet, data: call('withdraw', tokens.USDX, loan) },
      ],
    })
  }
}

/** The contract's own judgement after it has accrued, as `absorb` will make it; paused or not. */
async function isLiquidatableOnceAccrued(
  { client }: Chain,
  { snapshot: { key } }: AccountReading,
  at: BlockRef,
): Promise<boolean> {
  const address = key.root
  const args = [key.owner] as const
  const accrual = encodeView({ address, abi, functionName: 'accrueAccount', args })
  const view = encodeView({ address, abi, functionName: 'isLiquidatable', args })
  const results = await callViewsInOrder(client, { views: [accrual, view], at })
  const result = results.get(view)
  return decodeView({ abi, functionName: 'isLiquidatable', result }) === true
}

async function setPrice(chain: Chain, symbol: 'WETH' | 'USDX', priceRaw: bigint): Promise<void> {
  const data = encodeFunctionData({ abi, functionName: 'set', args: [priceRaw] })
  await chain.send({ from: chain.cast.admin, to: chain.contracts.feeds[symbol], data })
}

async function killFeed(chain: Chain, symbol: 'USDX'): Promise<void> {
  const params = [chain.contracts.feeds[symbol], '0x5f5ffd']
  await chain.client.request({ method: 'anvil_setCode', params } as never)
}

function draw(chain: Chain, view: SceneView): SceneMove {
  const { random } = view
  const readings = view.readings as readonly CometReading[]
  const dice = random.integer({ min: 1, max: 100 })
  if (dice <= 16) return drawMarketMove(chain, random)
  if (dice <= 20) return drawGovernance(chain, random)
  const weak = readings.filter((it) => compoundV3.margin(it).slackMaintenanceRaw < 0n)
  const owing = readings.filter(({ snapshot }) => snapshot.debts.length > 0)
  const victims = dice <= 50 ? weak : dice <= 54 ? owing : []
  if (victims.length > 0) {
    const { key } = random.pick(victims).snapshot
    const change = { kind: 'liquidate-account' } as const
    return { kind: 'change', key, change, sender: chain.cast.keeper }
  }
  const owner = random.pick(chain.cast.actors).toLowerCase() as Address
  const root = chain.contracts.comet.toLowerCase() as Address
  const key = { venue: 'compound-v3', chainId: chain.chainId, root, owner }
  const reading = readings.find(({ snapshot }) => snapshot.key.owner === owner)
  return { kind: 'change', key, change: drawChange(chain, { view, reading }), sender: owner }
}

/** Any change of an account: amounts around what is lent, owed, held and free. */
function drawChange(
  { contracts: { tokens }, cast }: Chain,
  {
    view: { random },
    reading,
  }: { readonly view: SceneView; readonly reading: CometReading | undefined },
): AccountChange {
  const base = tokens.USDX
  const collateral = random.pick([tokens.WETH, tokens.WBTC, tokens.LINK])
  const held = balanceOf(reading, collateral)
  const lent = balanceOf(reading, base)
  const owed = reading?.snapshot.debts[0]?.balanceRaw ?? 0n
  const slack = reading === undefined ? 0n : compoundV3.margin(reading).slackInitialRaw
  // Two decimals fewer than the prices' scale: the base asset has six.
  const free = slack > 0n ? slack / 100n : 9_000n
  const share = (amount: bigint) => random.share(amount, { min: 0, max: 103 })
  const some = (amount: bigint) => (random.chance(20) ? ('all' as const) : share(amount))
  const others = [...cast.actors, cast.lender]
  const dice = random.integer({ min: 1, max: 100 })
  if (dice <= 20)
    return { kind: 'deposit', asset: collateral, amountRaw: stake(tokens, { collateral, random }) }
  if (dice <= 28) return { kind: 'deposit', asset: base, amountRaw: share(2_000_000_000n) }
  if (dice <= 50) return { kind: 'borrow', asset: base, amountRaw: share(free) }
  if (dice <= 62) return { kind: 'repay', asset: base, amountRaw: some(owed + 100n) }
  if (dice <= 74) return { kind: 'withdraw', asset: collateral, amountRaw: some(held) }
  if (dice <= 82) return { kind: 'withdraw', asset: base, amountRaw: some(lent) }
  const to = random.pick(others)
  if (dice <= 90) return { kind: 'transfer', asset: collateral, to, amountRaw: some(held) }
  return { kind: 'transfer', asset: base, to, amountRaw: some(free) }
}

/** A twentieth of a token to three, whatever its decimals; links by the hundred. */
function stake(
  tokens: CometContracts['tokens'],
  { collateral, random }: { readonly collateral: Address; readonly random: SceneView['random'] },
): bigint {
  const unit = {
    [tokens.WETH]: 10n ** 17n,
    [tokens.WBTC]: 5n * 10n ** 6n,
    [tokens.LINK]: 10n ** 19n,
  }
  return (unit[collateral] ?? 0n) * BigInt(random.integer({ min: 0, max: 30 }))
}

function balanceOf(reading: AccountReading | undefined, asset: Address): bigint {
  const id = asset.toLowerCase()
  return reading?.snapshot.collaterals.find((it) => it.asset.id.endsWith(id))?.balanceRaw ?? 0n
}
