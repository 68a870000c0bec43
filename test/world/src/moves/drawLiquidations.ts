import { encodeFunctionData, maxUint256, parseAbi } from 'viem'
import type { ChainTransaction } from '../anvil/createChainDriver.ts'
import { MORPHO_SIGNATURES, POOL_SIGNATURES } from '../deploy/signatures.ts'
import { collateralValueRaw, debtRaw, maxBorrowRaw, type Seat } from './morphoSeat.ts'
import type { AaveAccountState, AaveHolding } from './prepareChainRead.ts'
import { toMorphoCall } from './toMorphoCall.ts'
import { toPoolCall } from './toPoolCall.ts'
import { toUsd8 } from './toRaw.ts'
import type { Turn } from './turn.ts'

const POOL_ABI = parseAbi(POOL_SIGNATURES)
const MORPHO_ABI = parseAbi(MORPHO_SIGNATURES)
const WAD = 10n ** 18n

/** What the keeper sends this round: it is not always awake, so some accounts sink deeper. */
export function drawLiquidations(turn: Turn): readonly ChainTransaction[] {
  const onAave = turn.state.aave
    .filter(({ debtUsd8, healthWad }) => debtUsd8 > 0n && healthWad < WAD)
    .filter(() => turn.random.chance(70))
    .map((borrower) => liquidateOnAave(turn, borrower))
  const onMorpho = turn.state.morpho
    .flatMap((market) => market.positions.map((position) => ({ market, position })))
    .filter((seat) => seat.position.borrowShares > 0n && debtRaw(seat) > maxBorrowRaw(seat))
    .filter(() => turn.random.chance(70))
    .map((seat) => liquidateOnMorpho(turn, seat))
  return [...onAave, ...onMorpho].filter((transaction) => transaction !== undefined)
}

function liquidateOnAave(turn: Turn, borrower: AaveAccountState): ChainTransaction | undefined {
  const worth = (raw: (holding: AaveHolding) => bigint): AaveHolding | undefined =>
    largest(borrower.holdings, (holding) =>
      toUsd8(turn, { symbol: holding.symbol, raw: raw(holding) }),
    )
  const collateral = worth(({ isCollateral, suppliedRaw }) => (isCollateral ? suppliedRaw : 0n))
  const debt = worth((holding) => holding.debtRaw)
  if (collateral === undefined || debt === undefined) return undefined
  const receiveAToken = turn.random.chance(40)
  const args = [collateral.asset, debt.asset, borrower.account, maxUint256, receiveAToken] as const
  const data = encodeFunctionData({ abi: POOL_ABI, functionName: 'liquidationCall', args })
  return toPoolCall(turn.chain, { from: turn.chain.cast.keeper, data })
}

function liquidateOnMorpho(turn: Turn, seat: Seat): ChainTransaction {
  const { market, position } = seat
  const { borrowShares, collateralRaw, account } = position
  const owedWithIncentive = (debtRaw(seat) * WAD) / incentiveDivisorWad(market.market.params.lltv)
  const isUnderwater = owedWithIncentive >= collateralValueRaw(seat)
  const half = turn.random.chance(50) ? borrowShares / 2n : borrowShares
  const [seizedAssets, repaidShares] = isUnderwater ? [collateralRaw, 0n] : [0n, half]
  const args = [market.market.params, account, seizedAssets, repaidShares, '0x'] as const
  const data = encodeFunctionData({ abi: MORPHO_ABI, functionName: 'liquidate', args })
  return toMorphoCall(turn, { from: turn.chain.cast.keeper, data })
}

// Morpho's incentive is 1 / (1 − 0.3 × (1 − lltv)); its cap of 1.15 binds only below an lltv of 0.565.
function incentiveDivisorWad(lltvWad: bigint): bigint {
  return WAD - (3n * (WAD - lltvWad)) / 10n
}

function largest<item>(items: readonly item[], measure: (item: item) => bigint): item | undefined {
  let best: item | undefined
  let bestMeasure = 0n
  for (const item of items) {
    const value = measure(item)
    if (value > bestMeasure) [best, bestMeasure] = [item, value]
  }
  return best
}
