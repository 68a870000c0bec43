import type { ChainTransaction } from '../anvil/createChainDriver.ts'
import type { DeployedChain } from '../deploy/deployChain.ts'
import { toBorrow, toSupply } from '../moves/drawAaveMove.ts'
import { debtRaw, maxBorrowRaw, type Seat } from '../moves/morphoSeat.ts'
import { type AaveHolding, type ChainState, prepareChainRead } from '../moves/prepareChainRead.ts'
import { toMorphoBorrow, toMorphoCollateral } from '../moves/toMorphoCall.ts'

/** What the sample owner holds on a chain and the health it stands at when history ends. */
type SampleSettings = {
  readonly aave: {
    readonly collateral: string
    readonly collateralUsd: bigint
    readonly debt: string
    readonly healthBps: bigint
  }
  readonly morpho?: {
    readonly collateral: string
    readonly loan: string
    readonly collateralUsd: bigint
    readonly healthBps: bigint
  }
}

const USD = 1_00000000n
const BPS = 10_000n
const BLOCK_SECONDS = 12

/** Longs on two chains, of ether and of staked ether, a short on the third; a thin loan beside them. */
const SAMPLES: Readonly<Record<number, SampleSettings>> = {
  1: {
    aave: { collateral: 'WETH', collateralUsd: 60_000n, debt: 'USDC', healthBps: 15_000n },
    morpho: { collateral: 'WBTC', loan: 'USDC', collateralUsd: 90_000n, healthBps: 11_500n },
  },
  10: {
    aave: { collateral: 'wstETH', collateralUsd: 40_000n, debt: 'USDC', healthBps: 13_500n },
  },
  42161: {
    aave: { collateral: 'USDC', collateralUsd: 90_000n, debt: 'WETH', healthBps: 12_500n },
  },
}

/** Supplies the sample owner's collateral and borrows half of what it will owe. */
export async function openSampleOwner(chain: DeployedChain): Promise<void> {
  const sample = SAMPLES[chain.settings.chainId]
  if (sample === undefined) return
  const state = await prepareChainRead(chain, [chain.cast.owner])()
  const turn = { chain, state }
  const holding = holdingOf(state, sample.aave.collateral)
  const usd8 = sample.aave.collateralUsd * USD
  const seat = seatOf(state, sample)
  const transactions = [toSupply(turn, { player: { account: chain.cast.owner }, holding, usd8 })]
  if (seat !== undefined && sample.morpho !== undefined)
    transactions.push(toMorphoCollateral(turn, { seat, usd8: sample.morpho.collateralUsd * USD }))
  await mineSoon(chain, { transactions })
  await settleSampleOwner(chain, { healthFactorOfTargetBps: 2n * BPS })
}

/**
 * Borrows until the sample owner's accounts stand at their health, times a factor.
 *
 * An account that is below already is left as it is.
 */
export async function settleSampleOwner(
  chain: DeployedChain,
  parameters: { readonly healthFactorOfTargetBps: bigint; readonly timestampSeconds?: number },
): Promise<void> {
  const { healthFactorOfTargetBps, timestampSeconds } = parameters
  const sample = SAMPLES[chain.settings.chainId]
  if (sample === undefined) return
  const state = await prepareChainRead(chain, [chain.cast.owner])()
  const transactions = [
    borrowOnAave(chain, { state, sample, factorBps: healthFactorOfTargetBps }),
    borrowOnMorpho(chain, { state, sample, factorBps: healthFactorOfTargetBps }),
  ].filter((transaction) => transaction !== undefined)
  await mineSoon(chain, { transactions, timestampSeconds })
}

type BorrowParameters = {
  readonly state: ChainState
  readonly sample: SampleSettings
  readonly factorBps: bigint
}

// health = collateral × threshold ÷ debt, so debt = collateral × threshold ÷ health.
function borrowOnAave(
  chain: DeployedChain,
  parameters: BorrowParameters,
): ChainTransaction | undefined {
  const { state, sample, factorBps } = parameters
  const account = state.aave[0]
  if (account === undefined) return undefined
  const healthBps = (sample.aave.healthBps * factorBps) / BPS
  const target = (account.collateralUsd8 * account.thresholdBps) / healthBps
  const usd8 = target - account.debtUsd8
  if (usd8 <= 0n) return undefined
  const holding = holdingOf(state, sample.aave.debt)
  return toBorrow({ chain, state }, { player: account, holding, usd8 })
}

function borrowOnMorpho(
  chain: DeployedChain,
  parameters: BorrowParameters,
): ChainTransaction | undefined {
  const { state, sample, factorBps } = parameters
  const seat = seatOf(state, sample)
  if (seat === undefined || sample.morpho === undefined) return undefined
  const healthBps = (sample.morpho.healthBps * factorBps) / BPS
  const assets = (maxBorrowRaw(seat) * BPS) / healthBps - debtRaw(seat)
  return assets <= 0n ? undefined : toMorphoBorrow({ chain, state }, { seat, assets })
}

function holdingOf(state: ChainState, symbol: string): AaveHolding {
  return state.aave[0]?.holdings.find((holding) => holding.symbol === symbol) as AaveHolding
}

function seatOf(state: ChainState, sample: SampleSettings): Seat | undefined {
  const market = state.morpho.find(
    ({ market: { collateral, loan } }) =>
      collateral === sample.morpho?.collateral && loan === sample.morpho.loan,
  )
  const position = market?.positions[0]
  return market === undefined || position === undefined ? undefined : { market, position }
}

async function mineSoon(
  chain: DeployedChain,
  parameters: {
    readonly transactions: readonly ChainTransaction[]
    readonly timestampSeconds?: number | undefined
  },
): Promise<void> {
  const { transactions, timestampSeconds } = parameters
  const head = await chain.driver.head()
  const soon = head.timestampSeconds + BLOCK_SECONDS
  await chain.driver.mine({ transactions, timestampSeconds: timestampSeconds ?? soon })
}
