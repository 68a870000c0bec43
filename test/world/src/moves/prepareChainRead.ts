import { type Address, encodeFunctionData, parseAbi } from 'viem'
import { MULTICALL3_ADDRESS } from '../anvil/installMulticall3.ts'
import { prepareRead, type ReadCall } from '../anvil/prepareRead.ts'
import type { DeployedChain } from '../deploy/deployChain.ts'
import type { MorphoMarket } from '../deploy/deployMorpho.ts'
import {
  FEED_SIGNATURES,
  MORPHO_SIGNATURES,
  POOL_SIGNATURES,
  TOKEN_SIGNATURES,
} from '../deploy/signatures.ts'

/** What the players know when they decide: read from the chain, never remembered. */
export type ChainState = {
  readonly feeds: Readonly<Record<string, { readonly roundId: bigint; readonly priceUsd8: bigint }>>
  readonly aave: readonly AaveAccountState[]
  readonly morpho: readonly MorphoMarketState[]
}

export type AaveAccountState = {
  readonly account: Address
  readonly collateralUsd8: bigint
  readonly debtUsd8: bigint
  readonly availableBorrowsUsd8: bigint
  readonly thresholdBps: bigint
  readonly healthWad: bigint
  readonly eModeCategoryId: number
  readonly holdings: readonly AaveHolding[]
}

export type AaveHolding = {
  readonly symbol: string
  readonly asset: Address
  readonly suppliedRaw: bigint
  /** At the variable rate. */
  readonly debtRaw: bigint
  /** At rates of its own; 0 where there is no such thing. */
  readonly stableDebtRaw: bigint
  readonly isCollateral: boolean
}

export type MorphoMarketState = {
  readonly market: MorphoMarket
  /** Raw loan units of one raw collateral unit, scaled by 1e36. */
  readonly priceE36: bigint
  readonly totalSupplyAssets: bigint
  readonly totalBorrowAssets: bigint
  readonly totalBorrowShares: bigint
  readonly positions: readonly MorphoPositionState[]
}

export type MorphoPositionState = {
  readonly account: Address
  readonly supplyShares: bigint
  readonly borrowShares: bigint
  readonly collateralRaw: bigint
}

type Rows = readonly (readonly bigint[])[]

const FEED_ABI = parseAbi(FEED_SIGNATURES)
const MORPHO_ABI = parseAbi(MORPHO_SIGNATURES)
const POOL_ABI = parseAbi(POOL_SIGNATURES)
const TOKEN_ABI = parseAbi(TOKEN_SIGNATURES)

/**
 * Prepares the read of a chain's state for a list of accounts.
 *
 * The calls are the same every time, so they are encoded once; one `eth_call` reads them all.
 */
export function prepareChainRead(
  chain: DeployedChain,
  accounts: readonly Address[],
): () => Promise<ChainState> {
  const symbols = Object.keys(chain.priceSources)
  const calls = [
    ...symbols.flatMap((symbol) => feedCalls(chain, symbol)),
    ...accounts.flatMap((account) => aaveCalls(chain, account)),
    ...(chain.morpho?.markets ?? []).flatMap((market) => morphoCalls(chain, { market, accounts })),
  ]
  const read = prepareRead(MULTICALL3_ADDRESS, calls)
  return async () => {
    const rows = takeRows(await read(chain.driver.rpc))
    return {
      feeds: Object.fromEntries(
        symbols.map((symbol) => {
          const [[roundId = 0n] = [], [priceUsd8 = 0n] = []] = rows(2)
          return [symbol, { roundId, priceUsd8 }]
        }),
      ),
      aave: accounts.map((account) => toAaveAccount(chain, { account, rows })),
      morpho: (chain.morpho?.markets ?? []).map((market) =>
        toMorphoMarket({ market, accounts, rows }),
      ),
    }
  }
}

type TakeRows = (count: number) => Rows

function takeRows(all: Rows): TakeRows {
  let next = 0
  return (count) => {
    next += count
    return all.slice(next - count, next)
  }
}

// What follows from another price has no rounds: that call fails, and its round reads as 0.
function feedCalls(chain: DeployedChain, symbol: string): ReadCall[] {
  const abi = FEED_ABI
  const target = chain.feeds[symbol]?.aggregator ?? (chain.priceSources[symbol] as Address)
  return [
    { target, callData: encodeFunctionData({ abi, functionName: 'latestRound' }) },
    { target, callData: encodeFunctionData({ abi, functionName: 'latestAnswer' }) },
  ]
}

function aaveCalls(chain: DeployedChain, account: Address): ReadCall[] {
  const args = [account] as const
  const abi = POOL_ABI
  const balanceOf = encodeFunctionData({ abi: TOKEN_ABI, functionName: 'balanceOf', args })
  const ofPool = [
    encodeFunctionData({ abi, functionName: 'getUserAccountData', args }),
    encodeFunctionData({ abi, functionName: 'getUserEMode', args }),
    encodeFunctionData({ abi, functionName: 'getUserConfiguration', args }),
  ]
  return [
    ...ofPool.map((callData) => ({ target: chain.aave.pool, callData })),
    ...chain.aave.reserves.flatMap(({ aToken, variableDebtToken, stableDebtToken }) => [
      { target: aToken, callData: balanceOf },
      { target: variableDebtToken, callData: balanceOf },
      ...(stableDebtToken === undefined ? [] : [{ target: stableDebtToken, callData: balanceOf }]),
    ]),
  ]
}

function toAaveAccount(
  chain: DeployedChain,
  parameters: { readonly account: Address; readonly rows: TakeRows },
): AaveAccountState {
  const { account, rows } = parameters
  const [data = [], [eMode = 0n] = [], [bitmap = 0n] = []] = rows(3)
  const [collateralUsd8 = 0n, debtUsd8 = 0n, availableBorrowsUsd8 = 0n, thresholdBps = 0n] = data
  const healthWad = data[5] ?? 0n
  const holdings = chain.aave.reserves.map(({ symbol, asset, stableDebtToken }, id) => {
    const [[suppliedRaw = 0n] = [], [debtRaw = 0n] = []] = rows(2)
    const [[stableDebtRaw = 0n] = []] = rows(stableDebtToken === undefined ? 0 : 1)
    // Two bits for each reserve: borrowed, then used as collateral.
    const isCollateral = ((bitmap >> BigInt(2 * id + 1)) & 1n) === 1n
    return { symbol, asset, suppliedRaw, debtRaw, stableDebtRaw, isCollateral }
  })
  return {
    account,
    collateralUsd8,
    debtUsd8,
    availableBorrowsUsd8,
    thresholdBps,
    healthWad,
    eModeCategoryId: Number(eMode),
    holdings,
  }
}

function morphoCalls(
  chain: DeployedChain,
  parameters: { readonly market: MorphoMarket; readonly accounts: readonly Address[] },
): ReadCall[] {
  const { market, accounts } = parameters
  const target = chain.morpho?.morpho as Address
  const abi = MORPHO_ABI
  const ofMarket = encodeFunctionData({ abi, functionName: 'market', args: [market.id] })
  const price = encodeFunctionData({ abi, functionName: 'price' })
  return [
    { target, callData: ofMarket },
    { target: market.params.oracle, callData: price },
    ...accounts.map((account) => ({
      target,
      callData: encodeFunctionData({ abi, functionName: 'position', args: [market.id, account] }),
    })),
  ]
}

function toMorphoMarket(parameters: {
  readonly market: MorphoMarket
  readonly accounts: readonly Address[]
  readonly rows: TakeRows
}): MorphoMarketState {
  const { market, accounts, rows } = parameters
  const [totals = [], [priceE36 = 0n] = []] = rows(2)
  const [totalSupplyAssets = 0n, , totalBorrowAssets = 0n, totalBorrowShares = 0n] = totals
  const positions = accounts.map((account) => {
    const [[supplyShares = 0n, borrowShares = 0n, collateralRaw = 0n] = []] = rows(1)
    return { account, supplyShares, borrowShares, collateralRaw }
  })
  return { market, priceE36, totalSupplyAssets, totalBorrowAssets, totalBorrowShares, positions }
}
