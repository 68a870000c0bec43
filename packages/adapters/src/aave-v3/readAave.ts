import type { AccountReading, Address, BlockRef } from '@crossmargin/core'
import type { Client } from 'viem'
import { callViews } from '../kit/callViews.ts'
import type { Deployment } from '../kit/deployment.ts'
import type { View, ViewResults } from '../kit/view.ts'
import { type AavePosition, type AaveReserve, type AaveState, isEmpty, owes } from './aaveState.ts'
import { answerTo, requiredAnswer, toView } from './aaveViews.ts'
import { priceOf } from './index/observeAave.ts'
import { poolViews, readPoolState, readRoots, rootViews } from './readPool.ts'
import { toReading } from './toReading.ts'

/**
 * Chain to waist: only what the contracts' own views say, and no index of ours.
 *
 * Three rounds, each of what the one before made known: the pool; its reserves and the accounts'
 * flags; the tokens.
 *
 * @returns one reading for each owner with a balance or a debt.
 * @throws AaveViewError when the root is no Aave v3 market at that block.
 */
export async function readAave(
  client: Client,
  parameters: {
    readonly deployment: Deployment
    readonly owners: readonly Address[]
    readonly at: BlockRef
  },
): Promise<readonly AccountReading<AaveState>[]> {
  const { deployment, at } = parameters
  const owners = parameters.owners.map((owner) => owner.toLowerCase() as Address)
  if (owners.length === 0) return []
  const roots = readRoots(await callViews(client, { views: rootViews(deployment), at }), deployment)
  const { pool, oracle, assets } = roots
  const accountViews = owners.flatMap((owner) => [
    toView({ to: pool, name: 'getUserConfiguration', args: [owner] }),
    toView({ to: pool, name: 'getUserEMode', args: [owner] }),
  ])
  const answers = await callViews(client, { views: [...poolViews(roots), ...accountViews], at })
  const tokenViews = assets.flatMap((asset) => {
    const data = requiredAnswer(answers, { to: pool, name: 'getReserveData', args: [asset] })
    return reserveTokenViews(data, owners)
  })
  const balances = await callViews(client, { views: tokenViews, at })
  const shared = readPoolState({ roots, answers, balances, at })
  const prices = new Map(
    assets.flatMap((asset) => {
      const priceRaw = oracle === null ? null : priceOf(answers, oracle, asset)
      return priceRaw === null ? [] : [[asset, priceRaw] as const]
    }),
  )
  const { venue, chainId, root } = deployment
  return owners.flatMap((owner) => {
    const positions = readPositions({ owner, pool, reserves: shared.reserves, answers, balances })
    if (positions.every((position) => position.scaledSupply === 0n && !owes(position))) return []
    const category = requiredAnswer(answers, { to: pool, name: 'getUserEMode', args: [owner] })
    const state = { ...shared, categoryId: Number(category), positions }
    return [toReading({ key: { venue, chainId, root, owner }, at, state, prices })]
  })
}

/** Third round: a reserve's tokens, in total and of each owner. */
function reserveTokenViews(
  data: {
    readonly aTokenAddress: Address
    readonly variableDebtTokenAddress: Address
    readonly stableDebtTokenAddress: Address
  },
  owners: readonly Address[],
): readonly View[] {
  const stable = data.stableDebtTokenAddress
  const scaled = [data.aTokenAddress, data.variableDebtTokenAddress].flatMap((to) => [
    toView({ to, name: 'scaledTotalSupply' }),
    ...owners.map((owner) => toView({ to, name: 'scaledBalanceOf', args: [owner] })),
  ])
  if (/^0x0+$/.test(stable)) return scaled
  return [
    ...scaled,
    toView({ to: stable, name: 'getSupplyData' }),
    ...owners.map((owner) => toView({ to: stable, name: 'balanceOf', args: [owner] })),
  ]
}

function readPositions(parameters: {
  readonly owner: Address
  readonly pool: Address
  readonly reserves: readonly AaveReserve[]
  readonly answers: ViewResults
  readonly balances: ViewResults
}): readonly AavePosition[] {
  const { owner, pool, reserves, answers, balances } = parameters
  const flags = requiredAnswer(answers, { to: pool, name: 'getUserConfiguration', args: [owner] })
  const scaledOf = (to: Address): bigint =>
    requiredAnswer(balances, { to, name: 'scaledBalanceOf', args: [owner] })
  return reserves.flatMap(({ address, id, aToken, debtToken }) => {
    const data = requiredAnswer(answers, { to: pool, name: 'getReserveData', args: [address] })
    const stableToken = data.stableDebtTokenAddress.toLowerCase() as Address
    const stable = { to: stableToken, name: 'balanceOf', args: [owner] } as const
    const position = {
      asset: address,
      scaledSupply: scaledOf(aToken),
      scaledDebt: scaledOf(debtToken),
      // From 3.2 there is no such token: nothing was asked.
      stableDebtRaw: answerTo(balances, stable) ?? 0n,
      // Two bits a reserve: debt, then collateral.
      isCollateral: ((flags.data >> BigInt(2 * id + 1)) & 1n) === 1n,
    }
    return isEmpty(position) ? [] : [position]
  })
}
