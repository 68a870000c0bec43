import { type MorphoState, morphoBlue } from '@crossmargin/adapters'
import {
  type AccountChange,
  type AccountReading,
  type Address,
  type BlockRef,
  type MarginAccountKey,
  toAssetId,
  toMarginAccountId,
} from '@crossmargin/core'
import { ask } from '../../e2e/chainTools.ts'
import {
  isHealthyToContract,
  type MorphoReading,
  type MorphoScene,
  movePrice,
  openMorphoScene,
} from '../../e2e/morphoScene.ts'
import type { SceneMove, SceneView, VenueScene } from '../suite/venueScene.ts'

/** Morpho Blue on the test world: the package's singleton, and a month of history. */
export async function openMorphoBlueScene(parameters: {
  readonly seed: number
  readonly readableBlocks: number
}): Promise<VenueScene> {
  const scene = await openMorphoScene({ ...parameters, slotsInAnEpoch: 32 })
  const { chain, deployment, world } = scene
  const { chainId } = chain
  const oracles = (chain.morpho?.markets ?? []).map(({ params }) => params.oracle)
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
    errors: [],
    namelessReasons: [],
    draw: (view) => draw(scene, view),
    isLiquidatable: async (reading, { hash }: BlockRef) =>
      !(await isHealthyToContract(scene, {
        reading: reading as MorphoReading,
        blockHash: hash,
      })),
    breakages: [
      {
        label: 'every oracle reverts',
        break: async () => {
          for (const oracle of oracles) await ask(chain, 'anvil_setCode', [oracle, '0x5f5ffd'])
        },
      },
      {
        label: 'the interest rate model reverts',
        break: async () => {
          await ask(chain, 'anvil_setCode', [chain.morpho?.irm, '0x5f5ffd'])
        },
      },
    ],
    accruesByItself: true,
    close: () => world.close(),
  }
}

function draw(scene: MorphoScene, view: SceneView): SceneMove {
  const { chain, world } = scene
  const { random } = view
  const readings = view.readings as readonly MorphoReading[]
  const dice = random.integer({ min: 1, max: 100 })
  if (dice <= 14) {
    const symbol = random.pick(['WBTC', 'WETH', 'LINK'])
    const percent = BigInt(random.integer({ min: 84, max: 114 }))
    const play = async () => void (await movePrice(scene, { symbol, percent }))
    return { kind: 'other', label: 'a price', play }
  }
  if (dice <= 18) {
    const play = () => world.advance({ rounds: 1, secondsPerRound: 3_600 })
    return { kind: 'other', label: 'a round of the world', play }
  }
  const weak = readings.filter((it) => morphoBlue.margin(it).liquidation.isLiquidatable)
  const owing = readings.filter(({ snapshot }) => snapshot.debts.length > 0)
  const victims = dice <= 55 ? weak : dice <= 59 ? owing : []
  if (victims.length > 0) {
    const victim = random.pick(victims)
    const change = drawLiquidation(victim.snapshot.state, view)
    return { kind: 'change', key: victim.snapshot.key, change, sender: chain.keeper }
  }
  const owner = random.pick(chain.actors).toLowerCase() as Address
  const { venue, chainId, root } = scene.deployment
  const market = random.pick(chain.morpho?.markets ?? [])
  const key = { venue, chainId, root, owner, sub: market.id }
  const change = drawChange({ params: market.params, reading: find(readings, key) }, view)
  return { kind: 'change', key, change, sender: owner }
}

function drawLiquidation(
  { params, market, position }: MorphoState,
  { random }: SceneView,
): AccountChange {
  const owed = (market.totalBorrowAssets * position.borrowShares) / (market.totalBorrowShares || 1n)
  const repayRaw = random.chance(45) ? ('all' as const) : random.share(owed, { min: 1, max: 102 })
  const { collateralToken: collateral, loanToken: debt } = params
  return { kind: 'liquidate', collateral, debt, repayRaw }
}

/** Any change of an owner in a market: amounts around what is held, owed and free. */
function drawChange(
  place: {
    readonly params: { readonly loanToken: Address; readonly collateralToken: Address }
    readonly reading: MorphoReading | undefined
  },
  { random }: SceneView,
): AccountChange {
  const { params, reading } = place
  const [loan, collateral] = [lower(params.loanToken), lower(params.collateralToken)]
  const held = holdingOf(reading, { asset: collateral, isCounted: true })
  const lent = holdingOf(reading, { asset: loan, isCounted: false })
  const owed = reading?.snapshot.debts[0]?.balanceRaw ?? 0n
  const slack = reading === undefined ? 0n : morphoBlue.margin(reading).slackInitialRaw
  const share = (amount: bigint) => random.share(amount, { min: 1, max: 103 })
  const dice = random.integer({ min: 1, max: 100 })
  const all = random.chance(20)
  if (dice <= 24) return { kind: 'deposit', asset: collateral, amountRaw: stake(reading, random) }
  if (dice <= 38) return { kind: 'deposit', asset: loan, amountRaw: share(30_000_000_000n) }
  if (dice <= 64) return { kind: 'borrow', asset: loan, amountRaw: share(slack > 0n ? slack : 9n) }
  if (dice <= 78) return { kind: 'repay', asset: loan, amountRaw: all ? 'all' : share(owed) }
  if (dice <= 90)
    return { kind: 'withdraw', asset: collateral, amountRaw: all ? 'all' : share(held) }
  return { kind: 'withdraw', asset: loan, amountRaw: all ? 'all' : share(lent) }
}

/** A tenth of a token to forty, whatever its decimals; now and then nothing at all. */
function stake(reading: MorphoReading | undefined, random: SceneView['random']): bigint {
  if (random.chance(3)) return 0n
  const decimals = reading?.snapshot.state.collateral.decimals ?? 8
  const tenth = 10n ** BigInt(decimals === 'unknown' ? 0 : decimals - 1)
  return tenth * BigInt(random.integer({ min: 1, max: 400 }))
}

function holdingOf(
  reading: AccountReading | undefined,
  { asset, isCounted }: { readonly asset: Address; readonly isCounted: boolean },
): bigint {
  const held = reading?.snapshot.collaterals.find(
    (it) => it.asset.id.endsWith(asset) && it.isCounted === isCounted,
  )
  return held?.balanceRaw ?? 0n
}

function find(
  readings: readonly MorphoReading[],
  key: MarginAccountKey,
): MorphoReading | undefined {
  const id = toMarginAccountId(key)
  return readings.find(({ snapshot }) => toMarginAccountId(snapshot.key) === id)
}

function lower(address: string): Address {
  return address.toLowerCase() as Address
}
