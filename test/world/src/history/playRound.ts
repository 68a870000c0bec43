import { type Address, encodeFunctionData, parseAbi } from 'viem'
import type { ChainTransaction } from '../anvil/createChainDriver.ts'
import type { Random } from '../createRandom.ts'
import type { DeployedChain } from '../deploy/deployChain.ts'
import { FEED_SIGNATURES } from '../deploy/signatures.ts'
import { drawAaveMove, gambleOnAave } from '../moves/drawAaveMove.ts'
import { drawGovernance, type Governance } from '../moves/drawGovernance.ts'
import { drawLiquidations } from '../moves/drawLiquidations.ts'
import { drawMorphoMove, gambleOnMorpho } from '../moves/drawMorphoMove.ts'
import type { ChainState, MorphoMarketState } from '../moves/prepareChainRead.ts'
import type { Turn } from '../moves/turn.ts'
import type { Prices } from './createPriceWalk.ts'

/** A chain in play: its state is read before every round, its randomness is its own. */
export type PlayedChain = {
  readonly chain: DeployedChain
  readonly random: Random
  /** Reads the state of the actors, not of the sample owner. */
  read(): Promise<ChainState>
}

type RoundParameters = {
  readonly prices: Prices
  /** The last block of the round is made at this time. */
  readonly endSeconds: number
  readonly blockCount: number
  /** How many actors move in each block, at most. */
  readonly maxMovesPerBlock: number
  /** How often, in a hundred rounds, the admin changes something. */
  readonly governancePercent: number
}

const FEED_ABI = parseAbi(FEED_SIGNATURES)
const NO_GOVERNANCE: Governance = { first: [], last: [] }
const GAMBLER_COUNT = 2
const SUBMIT_GAS = 400_000n
/** Feeds differ a little between chains, as they do. */
const FEED_SKEW_PPM = 500
const DEVIATION_PPM = 1_000n
const PPM = 1_000_000n

/** Plays one round on one chain: prices first, then the actors, the keeper last. */
export async function playRound(played: PlayedChain, parameters: RoundParameters): Promise<void> {
  const { chain, random } = played
  const { blockCount, endSeconds, maxMovesPerBlock } = parameters
  const [state, head] = await Promise.all([played.read(), chain.driver.head()])
  const turn: Turn = { chain, state, random }
  const governance = random.chance(parameters.governancePercent)
    ? drawGovernance(turn)
    : NO_GOVERNANCE
  const players = shuffle(
    state.aave.map((_, index) => index),
    random,
  )
  const first = head.timestampSeconds
  for (let block = 0; block < blockCount; block += 1) {
    const moves = random.integer({ min: 0, max: maxMovesPerBlock })
    const transactions = [
      ...(block === 0 ? [...toSubmissions(turn, parameters.prices), ...governance.first] : []),
      ...players.splice(0, moves).map((player) => drawTurn(turn, player)),
      ...(block === blockCount - 1 ? [...governance.last, ...drawLiquidations(turn)] : []),
    ].filter((transaction) => transaction !== undefined)
    const elapsed = Math.floor(((endSeconds - first) * (block + 1)) / blockCount)
    const timestampSeconds = Math.max(first + elapsed, first + block + 1)
    await chain.driver.mine({ transactions, timestampSeconds })
  }
}

function drawTurn(turn: Turn, player: number): ChainTransaction | undefined {
  const { state, random } = turn
  const account = state.aave[player]
  const isGambler = player >= state.aave.length - GAMBLER_COUNT
  const onMorpho = state.morpho.length > 0 && random.chance(40)
  if (account === undefined) return undefined
  if (!onMorpho) return isGambler ? gambleOnAave(turn, account) : drawAaveMove(turn, account)
  const market = isGambler
    ? state.morpho.find((candidate) => candidate.market.collateral === 'LINK')
    : pickMarket(turn, player)
  const position = market?.positions[player]
  if (market === undefined || position === undefined) return undefined
  const seat = { market, position }
  return isGambler ? gambleOnMorpho(turn, seat) : drawMorphoMove(turn, seat)
}

// Everybody has a market they come back to, so that positions grow old.
function pickMarket({ state, random }: Turn, player: number): MorphoMarketState | undefined {
  const isAtHome = random.chance(75)
  return isAtHome ? state.morpho[player % state.morpho.length] : random.pick(state.morpho)
}

function toSubmissions(turn: Turn, prices: Prices): readonly ChainTransaction[] {
  const { chain, state, random } = turn
  return Object.entries(chain.feeds).flatMap(([symbol, { aggregator }]) => {
    const last = state.feeds[symbol]
    const price = prices[symbol]
    if (last === undefined || price === undefined) return []
    const skewPpm = BigInt(random.integer({ min: -FEED_SKEW_PPM, max: FEED_SKEW_PPM }))
    const answer = price + (price * skewPpm) / PPM
    const move = answer > last.priceUsd8 ? answer - last.priceUsd8 : last.priceUsd8 - answer
    const hasMoved = move * PPM > last.priceUsd8 * DEVIATION_PPM
    if (!hasMoved && !random.chance(20)) return []
    return [toSubmission({ chain, aggregator, roundId: last.roundId + 1n, answer })]
  })
}

function toSubmission(parameters: {
  readonly chain: DeployedChain
  readonly aggregator: Address
  readonly roundId: bigint
  readonly answer: bigint
}): ChainTransaction {
  const { chain, aggregator, roundId, answer } = parameters
  const args = [roundId, answer] as const
  const data = encodeFunctionData({ abi: FEED_ABI, functionName: 'submit', args })
  return { from: chain.cast.admin, to: aggregator, data, gas: SUBMIT_GAS }
}

function shuffle(items: readonly number[], random: Random): number[] {
  const shuffled = [...items]
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = random.integer({ min: 0, max: last })
    const [a, b] = [shuffled[last] as number, shuffled[other] as number]
    shuffled[last] = b
    shuffled[other] = a
  }
  return shuffled
}
